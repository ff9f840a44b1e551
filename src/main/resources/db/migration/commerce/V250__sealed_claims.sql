-- What is written in claims, encrypted, each beside the column in which it stood in clear: that is left empty. An instance of the release
-- before writes there still, and what it has written is encrypted at night.
alter table commerce_claim
    add column details_sealed varchar(2200) character set ascii collate ascii_bin null,
    add column held_for_sealed varchar(1130) character set ascii collate ascii_bin null,
    add column answer_sealed varchar(2200) character set ascii collate ascii_bin null,
    add column disputed_for_sealed varchar(2200) character set ascii collate ascii_bin null,
    add column decision_sealed varchar(1130) character set ascii collate ascii_bin null;
