-- Claims are told one behind the other. One that is claimed again, or becomes a return, is told behind those that are open by then:
-- its place is not that of its number. Empty of what the release before writes: since it was opened.
alter table commerce_claim add column in_line_since datetime(6) null;
