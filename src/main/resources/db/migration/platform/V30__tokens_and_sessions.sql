-- Key pairs that sign access tokens; the private half is encrypted under the key ring, which is outside the database.
create table platform_signing_key (
  generation  int           not null primary key,
  key_id      varchar(40)   character set ascii collate ascii_bin not null unique,
  public_key  varchar(500)  character set ascii collate ascii_bin not null,
  private_key varchar(1000) character set ascii collate ascii_bin not null,
  signs_from  datetime(6)   not null,
  created_at  datetime(6)   not null
);

-- Access tokens that end before their time; rows live a few minutes.
create table platform_token_revocation (
  subject_kind varchar(10) character set ascii collate ascii_bin not null,
  subject_id   bigint      not null,
  revoked_at   datetime(6) not null,
  primary key (subject_kind, subject_id),
  key platform_token_revocation_time (revoked_at)
);

-- Spring Session's own tables under our name. Its SQL writes the second in capitals, and table names tell them apart on Linux.
create table platform_session (
  primary_id            char(36)     character set ascii collate ascii_bin not null primary key,
  session_id            char(36)     character set ascii collate ascii_bin not null unique,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval int          not null,
  expiry_time           bigint       not null,
  principal_name        varchar(100),
  key platform_session_expiry (expiry_time),
  key platform_session_principal (principal_name)
);

create table platform_session_ATTRIBUTES (
  session_primary_id char(36)     character set ascii collate ascii_bin not null,
  attribute_name     varchar(200) not null,
  attribute_bytes    blob         not null,
  primary key (session_primary_id, attribute_name),
  constraint platform_session_attributes_session foreign key (session_primary_id)
    references platform_session (primary_id) on delete cascade
);
