package bench.plain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** The tables: those of the ledger, of limits, of transfers and of wallets' lists, as far as a transfer between members needs them. */
final class JpaRows {
    /** Makes the tables, and an account and a counter for each member that has a wallet. */
    static final List<String> SCHEMA = List.of("""
            create table jpa_account (id bigint primary key, name varchar(100) not null, balance bigint not null,
                postings bigint not null, constraint ck_jpa_balance check (balance >= 0))""", """
            create table jpa_usage (member_id bigint primary key, day date not null, day_amount bigint not null,
                month date not null, month_amount bigint not null)""", """
            create table jpa_journal (id bigint primary key, kind varchar(30) not null, reference varchar(60) not null,
                occurred_at datetime(6) not null, unique (kind, reference))""", """
            create table jpa_movement (id bigint primary key, journal_id bigint not null, debit bigint not null,
                credit bigint not null, amount bigint not null, constraint ck_jpa_amount check (amount > 0),
                foreign key (journal_id) references jpa_journal (id), foreign key (debit) references jpa_account (id),
                foreign key (credit) references jpa_account (id))""", """
            create table jpa_transfer (id bigint primary key, sender bigint not null, recipient bigint not null,
                amount bigint not null, memo varchar(50), sender_name varchar(100) not null,
                recipient_name varchar(100) not null, sent_at datetime(6) not null,
                index (sender, id), index (recipient, id))""", """
            create table jpa_line (id bigint primary key, member_id bigint not null, sequence bigint not null,
                movement_id bigint not null, kind varchar(20) not null, amount bigint not null, balance bigint not null,
                description varchar(100) not null, occurred_at datetime(6) not null, unique (member_id, sequence))""",
            """
                    insert into jpa_account select w.member_id, p.masked_name, 1000000000, 1000000
                    from pay_wallet w join pay_payee p on p.member_id = w.member_id""", """
                    insert into jpa_usage select id, '2020-01-01', 0, '2020-01-01', 0 from jpa_account""");

    private JpaRows() {}

    @Entity
    @Table(name = "jpa_account")
    static class Account {
        @Id
        long id;
        String name = "";
        long balance;
        long postings;

        void move(long amount) {
            balance += amount;
            postings++;
        }
    }

    @Entity
    @Table(name = "jpa_usage")
    static class Usage {
        @Id
        long memberId;
        LocalDate day = LocalDate.MIN;
        long dayAmount;
        LocalDate month = LocalDate.MIN;
        long monthAmount;

        void count(LocalDate today, long amount) {
            dayAmount = (today.equals(day) ? dayAmount : 0) + amount;
            monthAmount = (today.withDayOfMonth(1).equals(month) ? monthAmount : 0) + amount;
            day = today;
            month = today.withDayOfMonth(1);
        }
    }

    @Entity
    @Table(name = "jpa_journal")
    static class Journal {
        @Id
        long id;
        String kind = "TRANSFER";
        String reference = "";
        Instant occurredAt = Instant.EPOCH;

        static Journal of(long id, long transfer, Instant at) {
            Journal journal = new Journal();
            journal.id = id;
            journal.reference = Long.toString(transfer);
            journal.occurredAt = at;
            return journal;
        }
    }

    @Entity
    @Table(name = "jpa_movement")
    static class Movement {
        @Id
        long id;
        long journalId;
        long debit;
        long credit;
        long amount;

        static Movement of(long id, long journal, Account debit, Account credit, long amount) {
            Movement movement = new Movement();
            movement.id = id;
            movement.journalId = journal;
            movement.debit = debit.id;
            movement.credit = credit.id;
            movement.amount = amount;
            return movement;
        }
    }

    @Entity
    @Table(name = "jpa_transfer")
    static class Transfer {
        @Id
        long id;
        long sender;
        long recipient;
        long amount;
        @Nullable
        String memo;
        String senderName = "";
        String recipientName = "";
        Instant sentAt = Instant.EPOCH;

        static Transfer of(long id, Account from, Account to, long amount, @Nullable String memo, Instant at) {
            Transfer transfer = new Transfer();
            transfer.id = id;
            transfer.sender = from.id;
            transfer.recipient = to.id;
            transfer.amount = amount;
            transfer.memo = memo;
            transfer.senderName = from.name;
            transfer.recipientName = to.name;
            transfer.sentAt = at;
            return transfer;
        }
    }

    @Entity
    @Table(name = "jpa_line")
    static class Line {
        @Id
        long id;
        long memberId;
        long sequence;
        long movementId;
        String kind = "";
        long amount;
        long balance;
        String description = "";
        Instant occurredAt = Instant.EPOCH;

        static Line of(long id, Account account, Movement movement, long amount, Account other, Instant at) {
            Line line = new Line();
            line.id = id;
            line.memberId = account.id;
            line.sequence = account.postings;
            line.movementId = movement.id;
            line.kind = amount < 0 ? "TRANSFER" : "TRANSFER_IN";
            line.amount = amount;
            line.balance = account.balance;
            line.description = other.name;
            line.occurredAt = at;
            return line;
        }
    }
}
