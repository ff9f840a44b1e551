-- Versions of the terms. A new version is a new row with a later day; nothing here is ever changed.
create table member_terms (
    purpose varchar(30) character set ascii not null,
    version int not null,
    required boolean not null,
    title_ko varchar(200) not null,
    title_en varchar(200) not null,
    body_ko text not null,
    body_en text not null,
    effective_from datetime(6) not null,
    primary key (purpose, version)
);

-- What each member last said, and every time they said it.
create table member_consent (
    member_id bigint not null,
    purpose varchar(30) character set ascii not null,
    terms_version int not null,
    granted boolean not null,
    changed_at datetime(6) not null,
    primary key (member_id, purpose)
);

create table member_consent_history (
    id bigint not null primary key,
    member_id bigint not null,
    purpose varchar(30) character set ascii not null,
    terms_version int not null,
    granted boolean not null,
    changed_at datetime(6) not null,
    key member_consent_history_member (member_id, id)
);

insert into member_terms (purpose, version, required, title_ko, title_en, body_ko, body_en, effective_from) values
('SERVICE', 1, true, '마당 이용약관', 'Terms of service', '마당 서비스를 이용하는 조건입니다.', 'The terms on which Madang is used.', '2026-01-01 00:00:00'),
('ELECTRONIC_FINANCE', 1, true, '전자금융거래 이용약관', 'Terms of electronic financial transactions', '충전, 송금, 결제에 적용되는 조건입니다.', 'The terms of top-ups, transfers and payments.', '2026-01-01 00:00:00'),
('PRIVACY', 1, true, '개인정보 수집·이용 동의', 'Collection and use of personal data', '이름과 휴대전화 번호를 본인 확인과 서비스 제공을 위해 탈퇴할 때까지 이용합니다.', 'Name and phone number are used to identify you and to provide the service until you leave.', '2026-01-01 00:00:00'),
('MARKETING', 1, false, '마케팅 정보 수신 동의', 'Marketing messages', '혜택과 이벤트 소식을 보내 드립니다. 언제든지 철회할 수 있습니다.', 'We send you news of benefits and events. You can withdraw at any time.', '2026-01-01 00:00:00');
