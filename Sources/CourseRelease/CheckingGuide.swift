/// `KIEM-TRA.txt`: how an office checks a package with what its machines have. `name` is that of the package without `.zip`;
/// `keyFile` names the key's files in the store's folder `keys`, and is `nil` inside a package, which knows no key.
package func checkingGuide(for name: String, keyFile: String?, isSpecimen: Bool) -> String {
  let warning =
    isSpecimen
    ? "BẢN MẪU: ký bằng KHÓA MẪU thì chữ ký không chứng minh ai đã ký, vì ai cũng có khóa này.\n\n" : ""
  let others =
    keyFile.map { key in
      """

      2b. Máy không có ssh-keygen: dùng một trong hai cách sau, chứng minh cùng một điều
        $ openssl pkeyutl -verify -pubin -inkey keys/\(key).pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.ed25519
        $ minisign -V -p keys/\(key).minisign.pub -m SHA256SUMS

      """
    } ?? ""
  return """
    KIỂM TRA GÓI \(name).zip

    \(warning)Cần có, trong cùng một thư mục: \(name).zip và SHA256SUMS, SHA256SUMS.sig tải từ cùng chỗ với gói;
    thư mục keys của kho phát hành (allowed_signers). Tệp allowed_signers phải nhận bằng đường khác, một lần, ví dụ
    kèm công văn; so dấu vân tay của khóa với công văn: ssh-keygen -l -f keys/….ssh.pub

    Cách dễ nhất: mở verify.html của kho bằng trình duyệt (không cần mạng), kéo các tệp trên vào.
    Có Học Liệu:  hoclieu verify \(name).zip


    LINUX

    1. Gói còn nguyên vẹn (phải hiện “\(name).zip: OK”)
      $ grep '  \(name).zip$' SHA256SUMS | sha256sum -c -

    2. Đúng người phát hành đã ký (phải hiện “Good "hoclieu" signature for hoclieu”)
      $ ssh-keygen -Y verify -f keys/allowed_signers -I hoclieu -n hoclieu -s SHA256SUMS.sig < SHA256SUMS
    \(others)
    3. Sau khi giải nén: từng tệp còn nguyên vẹn, và không thừa tệp nào (hai số phải bằng nhau)
      $ cd \(name) && sha256sum --quiet -c manifest-sha256.txt && sha256sum --quiet -c tagmanifest-sha256.txt
      $ cd \(name) && find data -type f | wc -l && sed -n 's/^Payload-Oxum: .*\\.//p' bag-info.txt


    MACOS (Terminal)

    1. grep '  \(name).zip$' SHA256SUMS | shasum -a 256 -c -
    2. ssh-keygen -Y verify -f keys/allowed_signers -I hoclieu -n hoclieu -s SHA256SUMS.sig < SHA256SUMS
    3. cd \(name) && shasum -a 256 -c manifest-sha256.txt


    WINDOWS (10, 11)

    1. Mở Command Prompt (gõ cmd vào ô tìm kiếm), chuyển tới thư mục chứa gói, chạy
         certutil -hashfile \(name).zip SHA256
       hoặc trong PowerShell
         Get-FileHash \(name).zip -Algorithm SHA256
       So với dòng có tên \(name).zip trong SHA256SUMS (mở bằng Notepad): phải giống từng ký tự, không kể chữ hoa, thường.
    2. Trong Command Prompt (không phải PowerShell, vì PowerShell sửa đầu vào):
         ssh-keygen.exe -Y verify -f keys\\allowed_signers -I hoclieu -n hoclieu -s SHA256SUMS.sig < SHA256SUMS
       Phải hiện: Good "hoclieu" signature for hoclieu. Cần OpenSSH 8.1 trở lên (xem: ssh -V); cũ hơn thì dùng verify.html.

    Kết quả khác điều ghi ở trên: KHÔNG dùng gói; tải lại từ nơi phát hành, vẫn sai thì báo nơi phát hành.
    Còn hiệu lực hay đã thay, đã thu hồi: xem giấy trạng thái mới nhất (status.txt của kho).

    """
}
