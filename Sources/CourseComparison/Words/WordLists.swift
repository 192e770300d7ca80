/// Words that a comparison has to know. All in small letters; syllables of a compound stand one blank apart.
enum WordLists {
  static let negations = [
    "không", "chưa", "chẳng", "đừng", "trừ", "ngoại trừ", "trừ trường hợp", "không phải", "không còn", "chưa có",
    "không có",
    "chỉ", "miễn", "phi",
  ]

  static let modals = [
    "phải", "được", "cần", "nên", "có thể", "cần phải", "bắt buộc", "được phép", "được quyền", "có quyền",
    "có trách nhiệm",
    "có nghĩa vụ", "chịu trách nhiệm", "tối thiểu", "tối đa", "ít nhất", "nhiều nhất", "không quá", "trở lên",
    "trở xuống",
    "khuyến khích",
  ]

  /// Negation and duty in one.
  static let forbidding = [
    "không được", "không được phép", "nghiêm cấm", "cấm", "không bắt buộc", "không cần", "không nên", "không thể",
    "chưa được",
    "không phải chịu",
  ]

  static let validity = [
    "hiệu lực", "có hiệu lực", "hết hiệu lực", "còn hiệu lực", "chưa có hiệu lực", "thi hành", "bãi bỏ", "thay thế",
    "sửa đổi", "bổ sung", "đính chính", "hủy bỏ", "ngưng hiệu lực", "áp dụng",
  ]

  /// What stands behind a figure and belongs to it.
  static let units = [
    "đồng", "nghìn", "triệu", "tỷ", "tỉ", "nghìn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng", "ngày", "tháng", "năm",
    "tuần",
    "giờ", "phút", "tiết", "km", "ha", "người", "xã", "tỉnh", "huyện", "hộ", "lần", "bước", "điểm", "phần trăm",
    "ngày làm việc", "thành viên",
  ]

  /// Compounds that begin like one of the words above, or whose parts say little alone. The glossary's terms come besides.
  static let compounds = [
    "không gian", "không khí", "hàng không", "không quân", "trên không", "được việc", "cần cù", "cần thiết", "nhu cầu",
    "nên chăng", "trở nên", "làm nên", "phải chăng", "lẽ phải", "bên phải", "tay phải", "chỉ tiêu", "chỉ đạo",
    "chỉ thị",
    "chỉ dẫn", "chỉ số", "địa chỉ", "chỉ ra", "chỉ rõ", "miễn phí", "miễn là", "chi phí", "miễn giảm", "phi công",
    "áp dụng", "ứng dụng", "sử dụng", "tận dụng",
    "công nghệ", "công nghệ thông tin", "công nghệ số", "chuyển đổi", "chuyển đổi số", "khoa học",
    "khoa học và công nghệ",
    "đổi mới sáng tạo", "đổi mới", "sáng tạo", "chính quyền", "chính quyền số", "chính phủ số", "kinh tế", "kinh tế số",
    "xã hội", "xã hội số", "công dân số", "số hóa", "dữ liệu", "dữ liệu cá nhân", "dữ liệu mở", "cơ sở dữ liệu",
    "cơ sở dữ liệu quốc gia", "hạ tầng", "hạ tầng số", "nền tảng", "nền tảng số", "an ninh mạng", "an toàn thông tin",
    "an toàn thông tin mạng", "an toàn", "an ninh", "thông tin", "trí tuệ nhân tạo", "giao dịch điện tử",
    "chữ ký số", "chữ ký điện tử", "định danh", "xác thực", "dịch vụ công", "dịch vụ công trực tuyến", "trực tuyến",
    "thủ tục hành chính", "hành chính", "hồ sơ", "một cửa", "công chức", "viên chức", "cán bộ", "người dân",
    "doanh nghiệp",
    "ủy ban nhân dân", "hội đồng nhân dân", "hội đồng thẩm định", "hội đồng", "văn phòng", "cơ quan", "đơn vị",
    "địa phương",
    "cấp xã", "cấp tỉnh", "chính quyền địa phương", "đơn vị hành chính", "phân cấp", "phân quyền",
    "phân định thẩm quyền",
    "thẩm quyền", "trách nhiệm", "nhiệm vụ", "quyền hạn", "chức năng", "quản lý nhà nước", "nhà nước", "quản lý",
    "sở hữu trí tuệ", "sở hữu", "tiêu chuẩn", "đo lường", "chất lượng", "tiêu chuẩn đo lường chất lượng",
    "năng lượng nguyên tử",
    "bức xạ", "an toàn bức xạ", "truy xuất nguồn gốc", "mã số mã vạch", "chỉ dẫn địa lý", "nhãn hiệu", "sáng kiến",
    "khởi nghiệp", "nghiên cứu", "thị trường", "ngân sách", "ngân sách nhà nước", "kinh phí", "kế hoạch",
    "chương trình",
    "đề án", "dự án", "chiến lược", "nghị định", "thông tư", "quyết định", "nghị quyết", "luật", "văn bản",
    "văn bản quy phạm pháp luật", "pháp luật", "căn cứ", "quy định", "quy chế", "quy trình", "ban hành", "thực hiện",
    "triển khai", "tổ chức", "kiểm tra", "giám sát", "đánh giá", "báo cáo", "rà soát", "cập nhật", "hướng dẫn",
    "hỗ trợ",
    "tiếp nhận", "giải quyết", "xử lý", "phối hợp", "tham mưu", "tuyên truyền", "bồi dưỡng", "đào tạo", "học viên",
    "giảng viên", "người học", "tình huống", "thảo luận", "thực hành", "mục tiêu", "nội dung", "kết quả", "yêu cầu",
    "điều kiện", "thời hạn", "thời gian", "trường hợp", "phương án", "câu hỏi", "đáp án", "tài liệu", "nhóm biên soạn",
    "biên soạn", "nguồn thứ cấp", "mức tin cậy", "mạng xã hội", "điện thoại", "phần mềm", "máy tính", "đường dẫn",
    "người chịu trách nhiệm", "giai đoạn", "từ ngày", "đến ngày", "khu vực", "toàn quốc", "việt nam",
  ]
}
