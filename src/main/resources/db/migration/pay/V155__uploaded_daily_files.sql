-- Who uploaded a daily file by hand, until another person has uploaded the same or it has come by the source's own way:
-- deposits that nobody told of are taken in of no file that one person alone vouches for.
alter table pay_recon_file add column uploaded_by bigint null;
