window.hocLieuModules=[
{"id":"cd01","title":"Gửi & nhận \u003cvăn bản> \"điện tử\"","state":"current","stateName":"hiện hành","href":"chuyen-de/cd01.html","version":"1.1.0","audience":["Công chức cấp xã","Lãnh đạo \"xã\""],"objectives":["Nêu được việc của xã.","Lập được hồ sơ.","Đặt người dân lên trước."],"topics":["Nhận văn bản: Văn bản đến đi đường nào.","Lập \u003chồ sơ>"],"terms":["dữ liệu","văn bản điện tử"],"law":["178/2024/NĐ-CP","30/2020/NĐ-CP"]},
{"id":"cd02","title":"Chưa biên soạn","state":"none","stateName":"chưa phát hành","href":"chuyen-de/cd02.html"},
{"id":"cd03","title":"Đã thu hồi cả","state":"withdrawn","stateName":"đã thu hồi","href":"chuyen-de/cd03.html","version":"2.0.0"},
{"id":"cd04","title":"Quay về bản cũ","state":"current","stateName":"hiện hành","href":"chuyen-de/cd04.html","version":"1.0.0"}
];
