-- How often the rights of a person of the staff changed; none yet: no row. A session that was opened by an earlier state is over.
create table platform_staff_rights (
  staff_id bigint not null primary key,
  version  bigint not null
);
