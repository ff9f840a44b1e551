package pay.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import platform.chain.Checkpoints;
import platform.chain.KeyedHash;
import platform.crypto.Secrets;
import platform.demo.DemoIds;

/**
 * Reads the whole ledger and holds it against its balances and its seals. Runs on a live system: balances and what is not sealed
 * yet are read in one snapshot; what is sealed does not change, so several connections read it at the same time afterwards,
 * and none of them idles.
 */
@Component
public class LedgerCheck {
    private static final int READERS = 2;
    private static final int MOST = 100;
    private static final int CHUNK = 50_000;
    /** Movements that are older are under seals, or sealing has stopped. */
    private static final Duration LATE = Duration.ofHours(3);

    private final SealTable table;
    private final SealLag lag;
    private final SealCheckpoints checkpoints;
    private final KeyedHash links;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate reading;

    LedgerCheck(SealTable table, SealLag lag, SealCheckpoints checkpoints, Secrets secrets, JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.lag = lag;
        this.checkpoints = checkpoints;
        this.links = SealLedger.links(secrets);
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * Something that is wrong.
     *
     * @param id of the account, or the seal's position; 0 for a whole currency and for notes
     */
    public record Finding(Kind kind, long id) {}

    /** What is wrong. */
    public enum Kind {
        /** A balance is not the sum of its account's movements. */
        BALANCE_DIFFERS,
        /** The debits of a currency are not its credits. */
        CURRENCY_DIFFERS,
        /** Journals, movements or accounts are not those that were sealed. */
        SLICE_CHANGED,
        /** A seal was changed, removed or made by somebody else. */
        SEAL_CHANGED,
        /** The seals end before what was noted outside, or are others. */
        SEALS_CUT,
        /** Sealing has stopped. */
        UNSEALED,
        /** A note kept outside is not what was written. */
        CHECKPOINT_DAMAGED
    }

    /**
     * What was found.
     *
     * @param movements how many were read
     * @param sealed how many of them under seals
     * @param findings at most 100; none when all is well
     */
    public record Report(long movements, long sealed, List<Finding> findings) {}

    private record Held(long account, String currency, Slice.Sides sides) {}

    /** What is read in one snapshot. */
    private record Snapshot(List<Held> balances, List<Seal> seals, long unsealed) {}

    /** One reader's part. */
    private record Part(Map<Long, Slice.Sides> accounts, List<Finding> findings) {}

    /** Reads all of it. */
    public Report run() {
        Checkpoints.Kept noted = checkpoints.all();
        Map<Long, Slice.Sides> sums = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        if (noted.damaged() > 0) {
            findings.add(new Finding(Kind.CHECKPOINT_DAMAGED, 0));
        }
        Snapshot now = Objects.requireNonNull(snapshot.execute(status -> snapshot(sums, findings)));
        chain(now.seals(), noted.checkpoints(), findings);
        for (Part part : readAll(now.seals())) {
            part.accounts().forEach((account, sides) -> sums.computeIfAbsent(account, key -> new Slice.Sides())
                    .add(sides));
            findings.addAll(part.findings());
        }
        compare(now.balances(), sums, findings);
        long sealed = now.seals().stream().mapToLong(Seal::movements).sum();
        return new Report(now.unsealed() + sealed, sealed, findings.stream().limit(MOST).toList());
    }

    private Snapshot snapshot(Map<Long, Slice.Sides> sums, List<Finding> findings) {
        List<Held> balances = balances();
        List<Seal> seals = table.all();
        Seal last = seals.isEmpty() ? Seal.NONE : seals.getLast();
        if (lag.behind().compareTo(LATE) > 0) {
            findings.add(new Finding(Kind.UNSEALED, last.position()));
        }
        return new Snapshot(balances, seals,
                unsealed(0, DemoIds.LAST, sums) + unsealed(last.until(), Long.MAX_VALUE, sums));
    }

    private List<Held> balances() {
        return jdbc.query("""
                select b.account_id, coalesce(a.currency, ''), sum(b.debit_posted), sum(b.credit_posted),
                    sum(b.debit_pending), sum(b.credit_pending), sum(b.postings)
                from pay_balance b left join pay_account a on a.id = b.account_id group by b.account_id, a.currency
                """, (row, number) -> {
            Slice.Sides sides = new Slice.Sides();
            sides.debitPosted = row.getLong(3);
            sides.creditPosted = row.getLong(4);
            sides.debitPending = row.getLong(5);
            sides.creditPending = row.getLong(6);
            sides.postings = row.getLong(7);
            return new Held(row.getLong(1), row.getString(2), sides);
        });
    }

    private long unsealed(long after, long until, Map<Long, Slice.Sides> sums) {
        long count = 0;
        long from = after;
        Slice slice;
        do {
            slice = new Slice(sums);
            table.movements(from, until, CHUNK, slice);
            count += slice.count();
            from = slice.last();
        } while (slice.count() == CHUNK);
        return count;
    }

    private void chain(List<Seal> seals, List<Checkpoints.Checkpoint> noted, List<Finding> findings) {
        Seal before = Seal.NONE;
        for (Seal seal : seals) {
            if (seal.position() != before.position() + 1 || !links.isOf(seal.hash(),
                    Seal.content(before, seal.until(), seal.movements(), seal.form(), seal.digest()))) {
                findings.add(new Finding(Kind.SEAL_CHANGED, seal.position()));
            }
            before = seal;
        }
        for (Checkpoints.Checkpoint each : noted) {
            boolean there = each.position() <= seals.size()
                    && seals.get((int) each.position() - 1).hash().equals(each.hash());
            if (!there) {
                findings.add(new Finding(Kind.SEALS_CUT, each.position()));
            }
        }
    }

    private List<Part> readAll(List<Seal> seals) {
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Part>> parts = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                int first = reader;
                parts.add(readers.submit(() -> read(seals, first)));
            }
            List<Part> read = new ArrayList<>();
            for (Future<Part> part : parts) {
                read.add(part.get());
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Every so many-th slice, from one on. */
    private Part read(List<Seal> seals, int first) {
        Part part = new Part(new HashMap<>(), new ArrayList<>());
        for (int i = first; i < seals.size(); i += READERS) {
            Seal seal = seals.get(i);
            long after = i == 0 ? Seal.NONE.until() : seals.get(i - 1).until();
            Slice slice = new Slice(part.accounts());
            reading.executeWithoutResult(status -> {
                table.movements(after, seal.until(), Integer.MAX_VALUE, slice);
                table.journals(after, seal.until(), slice);
                if (seal.form() > 1) {
                    table.accounts(after, seal.until(), slice);
                }
            });
            if (slice.count() != seal.movements() || !slice.digest(seal.form()).equals(seal.digest())) {
                part.findings().add(new Finding(Kind.SLICE_CHANGED, seal.position()));
            }
        }
        return part;
    }

    private static void compare(List<Held> balances, Map<Long, Slice.Sides> sums, List<Finding> findings) {
        Map<String, Slice.Sides> currencies = new HashMap<>();
        for (Held held : balances) {
            Slice.Sides sum = sums.remove(held.account());
            if (!held.sides().isSame(sum == null ? new Slice.Sides() : sum)) {
                findings.add(new Finding(Kind.BALANCE_DIFFERS, held.account()));
            }
            currencies.computeIfAbsent(held.currency(), key -> new Slice.Sides()).add(held.sides());
        }
        // Movements of accounts that have no balance.
        sums.keySet().forEach(account -> findings.add(new Finding(Kind.BALANCE_DIFFERS, account)));
        currencies.values().stream().filter(all -> all.debitPosted != all.creditPosted
                || all.debitPending != all.creditPending)
                .forEach(all -> findings.add(new Finding(Kind.CURRENCY_DIFFERS, 0)));
    }
}
