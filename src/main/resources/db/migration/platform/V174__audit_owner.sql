-- Whose things an entry is about: the number of a seller, say. Null: nobody's but Madang's, and of entries from before. Sealed with the entry.
alter table platform_audit_entry add column owner_id bigint null;
create index platform_audit_entry_owner on platform_audit_entry (owner_id, id);
create index platform_audit_entry_owner_action on platform_audit_entry (owner_id, action, id);
create index platform_audit_entry_owner_actor on platform_audit_entry (owner_id, actor_kind, actor_id, id);
