-- Buyers ask Madang to decide about what a seller has rejected or does not bring to an end.
-- allows CHECK commerce_claim.commerce_claim_status: the release before writes what it did; it cannot show, or answer, a claim in dispute, which comes with this release, until it is replaced
-- allows CHECK commerce_claim.commerce_claim_disputed: of what the release before writes all of these columns are empty, and nothing is in dispute
alter table commerce_claim drop constraint commerce_claim_status;
alter table commerce_claim add constraint commerce_claim_status check (status in ('REQUESTED', 'ACCEPTED', 'COLLECTED', 'ON_HOLD',
    'RESHIPPED', 'DISPUTED', 'REFUNDING', 'DONE', 'REJECTED', 'WITHDRAWN'));
alter table commerce_claim
    add column disputed_at     datetime(6)  null,
    -- In the buyer's words.
    add column disputed_for    varchar(400) null,
    -- Why it was decided as it was, for both sides.
    add column decision        varchar(200) null,
    add column undecided_since datetime(6)  null,
    add constraint commerce_claim_disputed check ((disputed_at is null) = (disputed_for is null)
        and (disputed_at is not null or (decision is null and undecided_since is null))
        and (undecided_since is not null) = (status = 'DISPUTED'));
create index commerce_claim_by_dispute on commerce_claim (undecided_since, id);

-- What one operator proposes to impose on a seller, and another one decides.
create table commerce_ruling (
    id           bigint       not null primary key,
    kind         varchar(20)  not null,
    -- The item that is to be cancelled, or the claim whose money is to go back.
    subject      bigint       not null,
    -- The same while it waits: one of each at a time.
    open_subject bigint       null,
    seller_id    bigint       not null,
    -- Who bears the freight.
    fault        varchar(10)  not null,
    reason       varchar(200) not null,
    state        varchar(10)  not null,
    proposed_by  bigint       not null,
    proposed_at  datetime(6)  not null,
    decided_by   bigint       null,
    decided_at   datetime(6)  null,
    constraint commerce_ruling_waits unique (open_subject),
    constraint commerce_ruling_kind check (kind in ('CANCEL_ITEM', 'REFUND_CLAIM')),
    constraint commerce_ruling_fault check (fault in ('BUYER', 'SELLER')),
    constraint commerce_ruling_state check (state in ('OPEN', 'APPROVED', 'REFUSED')
        and (state = 'OPEN') = (open_subject is not null) and (state = 'OPEN') = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and (state <> 'APPROVED' or decided_by <> proposed_by))
);
