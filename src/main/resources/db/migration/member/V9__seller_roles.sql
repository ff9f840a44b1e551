-- What sellers' people may do. Whoever is in the seller admin has SELLER, and looks; these come besides.
insert into member_role (name, for_sellers, description_ko, description_en) values
('SELLER_OWNER', true, '판매자 대표: 모든 일과 구성원 관리', 'Owner: everything, and says who else may do what'),
('SELLER_PRODUCT', true, '상품 담당: 상품과 재고', 'Products: products and stock'),
('SELLER_ORDER', true, '주문 담당: 주문, 배송, 클레임', 'Orders: orders, shipping and claims'),
('SELLER_MONEY', true, '정산 담당: 정산과 계좌', 'Money: settlement and the bank account');
update member_role set description_ko = '판매자의 사람: 판매자 화면을 봄', description_en = 'One of a seller''s people: sees the seller admin'
    where name = 'SELLER';
-- Whoever had the one role there was could do everything there was.
insert into member_staff_role (staff_id, role) select staff_id, 'SELLER_OWNER' from member_staff_role where role = 'SELLER';
create index member_staff_by_seller on member_staff (seller_id, login_name);
