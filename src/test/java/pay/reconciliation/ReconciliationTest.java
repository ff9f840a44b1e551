package pay.reconciliation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.bank.BankCode;
import pay.error.PayError;
import pay.virtualaccount.Deposit;
import platform.id.Ids;
import platform.id.TestIds;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.time.UtcColumn;
import platform.web.DomainException;
import testing.MovableClock;
import testing.TestSchema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The bank's daily files against a table of bank transfers, each kind of difference put in and found. */
class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Tsid OPERATOR = new Tsid(1);

    private final TestSchema schema = TestSchema.with("db/migration/pay/V1__ledger.sql",
            "db/migration/pay/V2__wallet.sql", "db/migration/pay/V4__bank.sql", "db/migration/pay/V30__transfers.sql",
            "db/migration/pay/V40__scheduled_transfers.sql", "db/migration/pay/V48__withdrawals.sql",
            "db/migration/pay/V80__card.sql", "db/migration/pay/V81__virtual_account.sql",
            "db/migration/pay/V102__reconciliation.sql", "db/migration/pay/V103__card_days.sql",
            "db/migration/pay/V150__deposits_in_daily_files.sql", "db/migration/pay/V155__uploaded_daily_files.sql",
            "db/migration/pay/V185__schedules_to_accounts_and_card_payouts.sql");
    private final JdbcTemplate jdbc = new JdbcTemplate(schema.dataSource());
    private final MovableClock clock = new MovableClock(noonOf(1));
    private final Ids ids = TestIds.ofNodeZero();
    private final ReconSettings settings = new ReconSettings(null, 3, Duration.ofMinutes(10));
    private final ReconFiles files = new ReconFiles(schema.jdbc());
    private final Differences differences = new Differences(schema.jdbc(), jdbc, ids);
    private final ReadReconciliation read = new ReadReconciliation(schema.jdbc());
    private final SettleDifferences settle = new SettleDifferences(schema.jdbc(), settings, clock);
    private final TakeFile take = new TakeFile(files, new ReconLines(jdbc, schema.transaction()), differences,
            new MatchFile(schema.jdbc(), schema.transaction(), differences, settings),
            new ActOnDifferences(new TakeInDeposits(schema.jdbc(), null), new TakeInCardPayouts(schema.jdbc(), null),
                    settle,
                    new TakeBackReturns(schema.jdbc(), schema.transaction(), null, null, clock)),
            schema.transaction(),
            settings, ids, clock);

    private final List<String> lines = new ArrayList<>();
    private int revision = 1;

    @BeforeEach
    void transfers() {
        we(1, "OUT", 1_000, 0, "DONE");
        we(2, "IN", 2_000, 0, "DONE");
    }

    @Test
    void findsNothingWhereAllIsTheSame() throws Exception {
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);

        assertThat(take().found()).isEmpty();
        assertThat(take().unchanged()).isTrue();
    }

    @Test
    void findsWhatIsMissingHere() throws Exception {
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        they(3, "OUT", 3_000);
        they(2, "OUT", 2_000);

        take();

        assertThat(found()).containsExactly("MISSING_HERE 2 OUT 5 2000 null OPEN",
                "MISSING_HERE 3 OUT 4 3000 null OPEN");
    }

    @Test
    void whatIsNotDecidedHereEndsByItselfWhenItIs() throws Exception {
        we(3, "OUT", 3_000, 0, "UNKNOWN");
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        they(3, "OUT", 3_000);
        take();
        assertThat(found()).containsExactly("MISSING_HERE 3 OUT 4 3000 null WAITING");

        jdbc.update("update pay_bank_transfer set status = 'DONE', decided_at = ? where id = 3",
                UtcColumn.of(noonOf(1)));
        settle.settle(new Source("BANK"));

        assertThat(found()).containsExactly("MISSING_HERE 3 OUT 4 3000 null SETTLED");
    }

    @Test
    void findsWhatIsMissingThereAndSettlesItWhenItComesLate() throws Exception {
        they(1, "OUT", 1_000);
        take();
        assertThat(found()).containsExactly("MISSING_THERE 2 IN 0 null 2000 WAITING");

        next();
        they(2, "IN", 2_000);
        take(DAY.plusDays(1));

        assertThat(found()).containsExactly("LATE 2 IN 2 2000 2000 SETTLED", "MISSING_THERE 2 IN 0 null 2000 SETTLED");
    }

    @Test
    void oneSourceThatCannotBeSettledDoesNotKeepTheOthers() throws Exception {
        they(1, "OUT", 1_000);
        take();
        charged(10, "CHARGE", "11", 5_000);
        charged(11, "CHARGE", "11", 100);
        take.take(() -> new ByteArrayInputStream(("H,CARD-11," + DAY
                + ",1\nD,11,CHARGE,a,100,2026-11-26T12:00:00\nT,1,100\n").getBytes(UTF_8)));
        Source first = files.sources().getFirst();
        SettleDifferences failing = new SettleDifferences(schema.jdbc(), settings, clock) {
            @Override
            public void settle(Source source) {
                if (source.equals(first)) {
                    throw new IllegalStateException("no");
                }
                super.settle(source);
            }
        };
        clock.move(Duration.ofDays(5));

        new FolderJob(take, files, new ActOnDifferences(new TakeInDeposits(schema.jdbc(), null),
                new TakeInCardPayouts(schema.jdbc(), null), failing,
                new TakeBackReturns(schema.jdbc(), schema.transaction(), null, null, clock)), settings).settle();

        assertThat(jdbc.queryForList("select distinct f.source from pay_recon_difference d"
                + " join pay_recon_file f on f.id = d.file_id where d.status = 'OPEN'", String.class))
                .as("not of " + first).hasSize(1).doesNotContain(first.name());
    }

    @Test
    void whatIsMissingThereForLongerIsAnOperators() throws Exception {
        they(1, "OUT", 1_000);
        take();

        clock.move(Duration.ofDays(3));
        settle.settle(new Source("BANK"));

        assertThat(found()).containsExactly("MISSING_THERE 2 IN 0 null 2000 OPEN");
        assertThat(read.oldest(10)).hasSize(1);
        assertThat(differences.resolve(read.oldest(1).getFirst().id(), OPERATOR, "the bank's mistake",
                clock.instant())).isTrue();
        assertThat(read.openCount()).isZero();
    }

    @Test
    void whatComesTooLateIsAnOperatorsToo() throws Exception {
        they(1, "OUT", 1_000);
        take();
        clock.move(Duration.ofDays(4));
        next();
        they(2, "IN", 2_000);
        take(DAY.plusDays(5));

        assertThat(found()).containsExactly("LATE 2 IN 2 2000 2000 OPEN", "MISSING_THERE 2 IN 0 null 2000 OPEN");
    }

    @Test
    void findsAnotherAmount() throws Exception {
        they(1, "OUT", 1_001);
        they(2, "IN", 2_000);

        take();

        assertThat(found()).containsExactly("AMOUNT_DIFFERS 1 OUT 2 1001 1000 OPEN");
    }

    @Test
    void findsWhatIsThereTwiceInOneFileAndInTwo() throws Exception {
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        they(1, "OUT", 1_000);
        take();
        assertThat(found()).containsExactly("DUPLICATED 1 OUT 4 1000 null OPEN");

        next();
        they(2, "IN", 2_000);
        take(DAY.plusDays(1));

        assertThat(found()).containsExactly("DUPLICATED 1 OUT 4 1000 null OPEN", "DUPLICATED 2 IN 2 2000 2000 OPEN");
    }

    @Test
    void findsWhatIsThereTwiceWhicheverFileComesFirst() throws Exception {
        they(1, "OUT", 1_000);
        take(DAY.plusDays(1));
        next();
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        take();

        assertThat(found()).containsExactly("DUPLICATED 1 OUT 2 1000 null OPEN", "LATE 1 OUT 2 1000 1000 SETTLED");
    }

    @Test
    void holdsDepositsAgainstWhatWasTold() throws Exception {
        deposited("V1", 500, 0);
        deposited("V2", 600, 0);
        deposited("V3", 700, 0);
        deposited("V4", 800, 0);
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        theyTookIn("V1", 500);
        theyTookIn("V2", 601);
        theyTookIn("V3", 700);
        theyTookIn("V3", 700);
        take();

        assertThat(foundOf("V1")).isEmpty();
        assertThat(foundOf("V2")).containsExactly("AMOUNT_DIFFERS DEPOSIT 5 601 600 OPEN");
        assertThat(foundOf("V3")).containsExactly("DUPLICATED DEPOSIT 7 700 null OPEN");
        assertThat(foundOf("V4")).containsExactly("MISSING_THERE DEPOSIT 0 null 800 WAITING");
        assertThat(read.oldest(9)).extracting(ReadReconciliation.Open::name).containsExactlyInAnyOrder("V2", "V3");

        next();
        theyTookIn("V4", 800);
        theyTookIn("V1", 500);
        take(DAY.plusDays(1));

        assertThat(foundOf("V4")).containsExactlyInAnyOrder("MISSING_THERE DEPOSIT 0 null 800 SETTLED",
                "LATE DEPOSIT 2 800 800 SETTLED");
        assertThat(foundOf("V1")).containsExactly("DUPLICATED DEPOSIT 3 500 500 OPEN");
    }

    @Test
    void aDepositThatNobodyToldOfIsMissingHereUntilItIsTakenIn() throws Exception {
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        theyTookIn("V9", 900);
        take();
        assertThat(foundOf("V9")).as("nobody takes it in here").containsExactly("MISSING_HERE DEPOSIT 4 900 null OPEN");
        assertThat(read.oldest(9)).extracting(ReadReconciliation.Open::name).containsExactly("V9");

        deposited("V9", 900, 0);
        settle.settle(new Source("BANK"));

        assertThat(foundOf("V9")).containsExactly("MISSING_HERE DEPOSIT 4 900 null SETTLED");
    }

    @Test
    void aCardCompanysPayoutWaitsForTheBanksFile() throws Exception {
        byte[] file = ("H,CARD-42," + DAY + ",1\nD,42-P1,PAYOUT,a,5000,2026-11-26T12:00:00\nT,1,5000\n")
                .getBytes(UTF_8);
        take.take(() -> new ByteArrayInputStream(file));
        assertThat(kindsAndStatus()).containsExactly("MISSING_HERE PAYOUT WAITING");

        clock.move(Duration.ofDays(4));
        settle.settle(new Source("CARD-42"));
        assertThat(kindsAndStatus()).containsExactly("MISSING_HERE PAYOUT OPEN");
        assertThat(read.oldest(1)).extracting(ReadReconciliation.Open::name).containsExactly("42-P1");

        jdbc.update(
                "insert into pay_card_payout (file_key, kind, company, number, amount, booked_at) select request_id,"
                        + " 'PAYOUT', '42', 'P1', 5000, ? from pay_recon_line",
                UtcColumn.of(noonOf(1)));
        settle.settle(new Source("CARD-42"));
        assertThat(kindsAndStatus()).containsExactly("MISSING_HERE PAYOUT SETTLED");
    }

    private List<String> kindsAndStatus() {
        return jdbc.queryForList("select concat_ws(' ', kind_of, kind, status) from pay_recon_difference",
                String.class);
    }

    /** We were told of it. */
    private void deposited(String reference, long amount, int day) {
        jdbc.update("""
                insert into pay_deposit (id, bank_code, reference, amount, deposited_at, verdict, state, file_key)
                values (?, '088', ?, ?, ?, 'UNKNOWN_ACCOUNT', 'KEPT', ?)""", ids.nextLong(), reference, amount,
                UtcColumn.of(noonOf(day)), Deposit.fileKey(BankCode.SHINHAN, reference));
    }

    private void theyTookIn(String reference, long amount) {
        lines.add("D,088-79123456789012,DEPOSIT," + reference + "," + amount + ",2026-11-26T12:00:00");
    }

    private List<String> foundOf(String reference) {
        return jdbc.queryForList("select concat_ws(' ', kind_of, kind, line_no, coalesce(theirs, 'null'), "
                + "coalesce(ours, 'null'), status) from pay_recon_difference where request_id = ?", String.class,
                Deposit.fileKey(BankCode.SHINHAN, reference));
    }

    @Test
    void aLoadThatWasTakenOverDoesNotEnd() throws Exception {
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        byte[] content = content(DAY);
        List<Boolean> reads = new ArrayList<>();

        assertThatThrownBy(() -> take.take(() -> {
            reads.add(true);
            if (reads.size() == 2) {
                // It has stood still for so long that another has begun anew, and has come to the end.
                clock.move(Duration.ofSeconds(601));
                TakeFile.Taken other = takeUnchecked(content);
                assertThat(other.unchanged()).isFalse();
            }
            return new ByteArrayInputStream(content);
        })).isInstanceOf(RuntimeException.class);
        assertThat(count("pay_recon_file where status = 'CURRENT'")).isOne();
        assertThat(found()).isEmpty();
    }

    private TakeFile.Taken takeUnchecked(byte[] content) {
        try {
            return take.take(() -> new ByteArrayInputStream(content));
        } catch (BadFile | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void settlesAChargeThatWasUndone() throws Exception {
        charged(10, "CHARGE", "11", 5_000);
        jdbc.update(
                "update pay_card_request set status = 'REFUSED', refusal = 'CANCELED', psp_key = null where id = 10");
        byte[] file = ("H,CARD-11," + DAY + ",1\nD,10,CHARGE,a,5000,2026-11-26T12:00:00\n"
                + "D,10,CANCEL,b,5000,2026-11-26T12:00:01\nT,2,10000\n").getBytes(UTF_8);

        take.take(() -> new ByteArrayInputStream(file));

        assertThat(found()).containsExactly("MISSING_HERE 10 CANCEL 3 5000 null SETTLED",
                "MISSING_HERE 10 CHARGE 2 5000 null SETTLED");
    }

    @Test
    void aCorrectionReplacesTheFileAndKeepsWhatOperatorsSaid() throws Exception {
        they(1, "OUT", 1_001);
        they(3, "OUT", 3_000);
        take();
        differences.resolve(read.oldest(9).stream().filter(each -> each.request() == 3).findFirst().orElseThrow()
                .id(), OPERATOR, "a fee", clock.instant());

        next();
        revision = 2;
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        they(3, "OUT", 3_000);
        take();

        assertThat(found()).containsExactly("AMOUNT_DIFFERS 1 OUT 2 1001 1000 DROPPED",
                "MISSING_HERE 3 OUT 3 3000 null RESOLVED", "MISSING_HERE 3 OUT 4 3000 null RESOLVED",
                "MISSING_THERE 2 IN 0 null 2000 DROPPED");
        assertThat(count("pay_recon_line")).isEqualTo(3);
        assertThat(count("pay_recon_file where status = 'REPLACED'")).isOne();
    }

    @Test
    void refusesAnOlderRevisionAndOtherLinesUnderTheSame() throws Exception {
        revision = 2;
        they(1, "OUT", 1_000);
        take();

        they(2, "IN", 2_000);
        assertThatThrownBy(this::take).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code()).isEqualTo(PayError.RECON_FILE_OLD));
        revision = 1;
        assertThatThrownBy(this::take).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code()).isEqualTo(PayError.RECON_FILE_OLD));
    }

    @Test
    void keepsNothingOfABadFile() {
        they(1, "OUT", 1_000);
        lines.add("D,nonsense");

        assertThatThrownBy(this::take).isInstanceOf(BadFile.class);
        assertThat(count("pay_recon_file")).isZero();
        assertThat(count("pay_recon_line")).isZero();
    }

    @Test
    void aLoadThatWasCutOffIsBegunAnew() throws Exception {
        they(1, "OUT", 1_000);
        they(2, "IN", 2_000);
        assertThatThrownBy(() -> take.take(new CutOff(content(DAY)))).hasMessage("killed");
        assertThat(count("pay_recon_file where status = 'LOADING'")).isOne();
        assertThatThrownBy(this::take).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code()).isEqualTo(PayError.RECON_FILE_LOADING));

        clock.move(Duration.ofSeconds(601));
        assertThat(take().found()).isEmpty();
        assertThat(count("pay_recon_line")).isEqualTo(2);
    }

    @Test
    void holdsACardCompanysFileAgainstWhatWeDidThereAlone() throws Exception {
        charged(10, "CHARGE", "11", 5_000);
        charged(11, "CANCEL", "11", 1_000);
        charged(12, "CHARGE", "11", 7_000);
        charged(13, "CHARGE", "41", 9_000);
        byte[] file = ("H,CARD-11," + DAY + ",1\nD,10,CHARGE,a,5000,2026-11-26T12:00:00\n"
                + "D,11,CANCEL,b,1001,2026-11-26T12:00:00\nD,14,CHARGE,c,1,2026-11-26T12:00:00\nT,3,6002\n")
                .getBytes(UTF_8);

        take.take(() -> new ByteArrayInputStream(file));

        assertThat(found()).containsExactly("AMOUNT_DIFFERS 11 CANCEL 3 1001 1000 OPEN",
                "MISSING_HERE 14 CHARGE 4 1 null OPEN", "MISSING_THERE 12 CHARGE 0 null 7000 WAITING");
    }

    private void charged(long id, String kind, String company, long amount) {
        schema.transaction().executeWithoutResult(_ -> {
            jdbc.execute("set foreign_key_checks = 0");
            jdbc.update(
                    "insert into pay_card_request (id, kind, purpose, purpose_id, member_id, card_id, company, charge_id, "
                            + "amount, canceled, months, interest_free, text, status, psp_key, enquiries, created_at, decided_at, "
                            + "version) values (?, ?, 'PAYMENT', ?, 1, 1, ?, ?, ?, 0, 0, false, '', 'DONE', 'key', 0, ?, ?, 0)",
                    id,
                    kind, id, company, kind.equals("CANCEL") ? 10L : null, amount, UtcColumn.of(noonOf(0)),
                    UtcColumn.of(noonOf(0)));
            jdbc.execute("set foreign_key_checks = 1");
        });
    }

    @Test
    void findsManyThousandDifferences() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            they(10_000 + i, "OUT", 10);
            we(20_000 + i, "IN", 10, 0, "DONE");
            they(1, "OUT", 1_000);
        }
        they(2, "IN", 2_000);

        take();

        assertThat(count("pay_recon_difference where kind_of = 'MISSING_HERE'")).isEqualTo(2_500);
        assertThat(count("pay_recon_difference where kind_of = 'MISSING_THERE'")).isEqualTo(2_500);
        assertThat(count("pay_recon_difference where kind_of = 'DUPLICATED'")).isEqualTo(2_499);
    }

    /** Is read to its end the first time, and fails the second. */
    private static final class CutOff implements TakeFile.Opener {
        private final byte[] content;
        private boolean read;

        CutOff(byte[] content) {
            this.content = content;
        }

        @Override
        public ByteArrayInputStream open() {
            if (read) {
                throw new IllegalStateException("killed");
            }
            read = true;
            return new ByteArrayInputStream(content);
        }
    }

    private static Instant noonOf(int day) {
        return DAY.plusDays(day).atTime(12, 0).atZone(BusinessDays.SEOUL).toInstant();
    }

    /** We have it. */
    private void we(long id, String direction, long amount, int day, String status) {
        schema.transaction().executeWithoutResult(_ -> {
            jdbc.execute("set foreign_key_checks = 0");
            jdbc.update(
                    "insert into pay_bank_transfer (id, direction, purpose, purpose_id, member_id, bank_account_id, "
                            + "amount, hold, status, enquiries, created_at, decided_at, version) "
                            + "values (?, ?, 'REFUND', ?, 1, 1, ?, ?, ?, 0, ?, ?, 0)",
                    id, direction, id, amount, id, status,
                    UtcColumn.of(noonOf(day)), status.equals("DONE") ? UtcColumn.of(noonOf(day)) : null);
            jdbc.execute("set foreign_key_checks = 1");
        });
    }

    /** They have it. */
    private void they(long request, String kind, long amount) {
        lines.add("D," + request + "," + kind + ",B-" + lines.size() + "," + amount + ",2026-11-26T12:00:00");
    }

    private void next() {
        lines.clear();
    }

    private TakeFile.Taken take() throws Exception {
        return take(DAY);
    }

    private TakeFile.Taken take(LocalDate day) throws Exception {
        byte[] content = content(day);
        return take.take(() -> new ByteArrayInputStream(content));
    }

    private byte[] content(LocalDate day) {
        long sum = lines.stream().map(line -> line.split(",", -1)).filter(line -> line.length == 6)
                .mapToLong(line -> Long.parseLong(line[4])).sum();
        return ("H,BANK," + day + "," + revision + "\n" + String.join("\n", lines) + "\nT," + lines.size() + "," + sum
                + "\n").getBytes(UTF_8);
    }

    private List<String> found() {
        return jdbc.queryForList("select concat_ws(' ', kind_of, request_id, kind, line_no, coalesce(theirs, 'null'), "
                + "coalesce(ours, 'null'), status) from pay_recon_difference order by kind_of, request_id, id",
                String.class);
    }

    private int count(String from) {
        return jdbc.queryForObject("select count(*) from " + from, Integer.class);
    }
}
