-- Who did what. Inserted in the doer's transaction, each row with a keyed seal of its own; chained in the background.
create table platform_audit_entry (
  id           bigint        not null primary key,
  occurred_at  datetime(6)   not null,
  actor_kind   varchar(10)   character set ascii collate ascii_bin not null,
  actor_id     bigint,
  action       varchar(100)  character set ascii collate ascii_bin not null,
  subject_kind varchar(60)   character set ascii collate ascii_bin not null,
  subject_id   varchar(100)  character set utf8mb4 collate utf8mb4_bin not null,
  details      varchar(4000) character set utf8mb4 collate utf8mb4_bin not null,
  source       varchar(100)  character set ascii collate ascii_bin,
  trace_id     varchar(32)   character set ascii collate ascii_bin,
  seal         char(43)      character set ascii collate ascii_bin not null,
  key platform_audit_entry_subject (subject_kind, subject_id, id),
  key platform_audit_entry_actor (actor_kind, actor_id, id)
);

-- What the chain has not taken up yet; written with the entry, so that an entry that commits late is not passed over.
create table platform_audit_pending (
  entry_id bigint not null primary key
);

-- One link per entry in the order in which they were taken up: a keyed hash over the link before and the entry's seal.
create table platform_audit_link (
  position bigint   not null primary key,
  entry_id bigint   not null unique,
  hash     char(43) character set ascii collate ascii_bin not null
);

-- Its one row is locked by the instance that builds the chain.
create table platform_audit_builder (
  id int not null primary key
);
insert into platform_audit_builder (id) values (1);

create trigger platform_audit_entry_no_update before update on platform_audit_entry
  for each row signal sqlstate '45000' set message_text = 'The audit log is never changed';
create trigger platform_audit_entry_no_delete before delete on platform_audit_entry
  for each row signal sqlstate '45000' set message_text = 'The audit log is never deleted from';
create trigger platform_audit_link_no_update before update on platform_audit_link
  for each row signal sqlstate '45000' set message_text = 'The audit log is never changed';
create trigger platform_audit_link_no_delete before delete on platform_audit_link
  for each row signal sqlstate '45000' set message_text = 'The audit log is never deleted from';
