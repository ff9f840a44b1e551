package pay.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * yet are read in one snapshot; what is sealed does not change, so several connections read it at the same time.
 */
@Component
public class LedgerCheck {
    private static final int READERS = 2;
    private static final int MOST = 100;
    private static final int CHUNK = 50_000;

    private final SealTable table;
    private final SealCheckpoints checkpoints;
    private final KeyedHash links;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate reading;

    LedgerCheck(SealTable table, SealCheckpoints checkpoints, Secrets secrets, JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.table = table;
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
     * @param id of the account, or the seal's position; 0 for a whole currency
     */
    public record Finding(Kind kind, long id) {}

    /** What is wrong. */
    public enum Kind {
        /** A balance is not the sum of its account's movements. */
        BALANCE_DIFFERS,
        /** The debits of a currency are not its credits. */
        CURRENCY_DIFFERS,
        /** Journals or movements are not those that were sealed. */
        SLICE_CHANGED,
        /** A seal was changed, removed or made by somebody else. */
        SEAL_CHANGED,
        /** The seals end before what was noted outside, or are others. */
        SEALS_CUT
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

    /** One reader's part. */
    private record Part(Map<Long, Slice.Sides> accounts, List<Finding> findings) {}

    /** Reads all of it. */
    public Report run() {
        List<Checkpoints.Checkpoint> noted = checkpoints.all().checkpoints();
        Map<Long, Slice.Sides> sums = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        long[] counts = new long[2];
        snapshot.executeWithoutResult(status -> {
            List<Held> balances = balances();
            List<Seal> seals = table.all();
            counts[0] = unsealed(0, DemoIds.LAST, sums)
                    + unsealed(seals.isEmpty() ? DemoIds.LAST : seals.getLast().until(), Long.MAX_VALUE, sums);
            counts[1] = seals.stream().mapToLong(Seal::movements).sum();
            chain(seals, noted, findings);
            for (Part part : readAll(seals)) {
                part.accounts().forEach((account, sides) -> sums
                        .computeIfAbsent(account, key -> new Slice.Sides()).add(sides));
                findings.addAll(part.findings());
            }
            compare(balances, sums, findings);
        });
        return new Report(counts[0] + counts[1], counts[1], findings.stream().limit(MOST).toList());
    }

    private List<Held> balances() {
        return jdbc.query("""
                select a.id, a.currency, sum(b.debit_posted), sum(b.credit_posted), sum(b.debit_pending),
                    sum(b.credit_pending), sum(b.postings)
                from pay_account a join pay_balance b on b.account_id = a.id group by a.id, a.currency
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
                    Seal.content(before, seal.until(), seal.movements(), seal.digest()))) {
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
            });
            if (slice.count() != seal.movements() || !slice.digest().equals(seal.digest())) {
                part.findings().add(new Finding(Kind.SLICE_CHANGED, seal.position()));
            }
        }
        return part;
    }

    private static void compare(List<Held> balances, Map<Long, Slice.Sides> sums, List<Finding> findings) {
        Map<String, Slice.Sides> currencies = new HashMap<>();
        for (Held held : balances) {
            Slice.Sides sum = sums.getOrDefault(held.account(), new Slice.Sides());
            if (!held.sides().isSame(sum)) {
                findings.add(new Finding(Kind.BALANCE_DIFFERS, held.account()));
            }
            currencies.computeIfAbsent(held.currency(), key -> new Slice.Sides()).add(held.sides());
        }
        currencies.values().stream().filter(all -> all.debitPosted != all.creditPosted
                || all.debitPending != all.creditPending)
                .forEach(all -> findings.add(new Finding(Kind.CURRENCY_DIFFERS, 0)));
    }
}
