-- Files that go with an application, encrypted; erased when the member leaves.
create table loan_attachment (
    id             bigint      not null primary key,
    application_id bigint      not null,
    kind           varchar(12) not null,
    file_type      varchar(4)  not null,
    size           int         not null,
    sha256         char(64)    not null,
    uploaded_at    datetime(6) not null,
    -- The same file again is the same attachment.
    constraint uq_loan_attachment unique (application_id, kind, sha256),
    constraint ck_loan_attachment_type check (file_type in ('PDF', 'PNG', 'JPEG')),
    constraint ck_loan_attachment_size check (size > 0)
);

-- In parts, so that keys can be changed without holding files in memory.
create table loan_attachment_part (
    id            bigint not null primary key,
    attachment_id bigint not null,
    number        int    not null,
    content       text   not null,
    constraint uq_loan_attachment_part unique (attachment_id, number)
);
