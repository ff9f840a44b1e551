insert into member_role (name, for_sellers, description_ko, description_en) values
('ADVERTISER', true, '광고주의 사람: 광고주 화면', 'One of an advertiser''s people: the advertisers'' console');
