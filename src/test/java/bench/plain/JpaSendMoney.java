package bench.plain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.TransfersCompleted;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Locks both accounts and the sender's counter, holds limits against it, writes the journal, the lists and the event. */
@Component
class JpaSendMoney {
    private static final long PER_DAY = 1_000_000_000L;

    private final JpaAccounts accounts;
    private final JpaUsages usages;
    private final EntityManager rows;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    JpaSendMoney(JpaAccounts accounts, JpaUsages usages, EntityManager rows, DomainEvents events, Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.usages = usages;
        this.rows = rows;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public PlainTransferController.TransferView send(Tsid sender, Tsid recipient, Won amount, @Nullable String memo) {
        Instant now = clock.instant();
        // In one order, whoever does, so that two that cross do not wait for each other.
        new TreeSet<>(List.of(sender.value(), recipient.value())).forEach(accounts::findLockedById);
        JpaRows.Account from = accounts.findById(sender.value()).orElseThrow();
        JpaRows.Account to = accounts.findById(recipient.value()).orElseThrow();
        JpaRows.Usage usage = usages.findLockedByMemberId(sender.value()).orElseThrow();
        usage.count(LocalDate.ofInstant(now, BusinessDays.SEOUL), amount.amount());
        if (usage.dayAmount > PER_DAY) {
            throw new DomainException(PayError.TRANSFER_ABOVE_DAILY_LIMIT);
        }
        if (from.balance < amount.amount()) {
            throw new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        from.move(-amount.amount());
        to.move(amount.amount());
        long transfer = ids.nextLong();
        JpaRows.Journal journal = JpaRows.Journal.of(ids.nextLong(), transfer, now);
        JpaRows.Movement movement = JpaRows.Movement.of(ids.nextLong(), journal.id, from, to, amount.amount());
        rows.persist(journal);
        rows.persist(movement);
        rows.persist(JpaRows.Transfer.of(transfer, from, to, amount.amount(), memo, now));
        rows.persist(JpaRows.Line.of(ids.nextLong(), from, movement, -amount.amount(), to, now));
        rows.persist(JpaRows.Line.of(ids.nextLong(), to, movement, amount.amount(), from, now));
        events.publish(new TransfersCompleted(ids.next(), now, List.of(new TransfersCompleted.Transfer(
                new Tsid(transfer), amount, side(from, movement.id, to.name), side(to, movement.id, from.name)))));
        return new PlainTransferController.TransferView(new Tsid(transfer), "SENT", "COMPLETED", amount, memo, to.name,
                now, now);
    }

    private static TransfersCompleted.Side side(JpaRows.Account account, long movement, String other) {
        return new TransfersCompleted.Side(new Tsid(account.id), new Tsid(movement), Won.of(account.balance),
                account.postings, other);
    }
}
