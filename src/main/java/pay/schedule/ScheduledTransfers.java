package pay.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccountId;
import pay.payee.PhoneBook;
import pay.transfer.Addressee;
import platform.crypto.ClearText;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.time.UtcColumn;

/** All scheduled transfers. */
@Component
class ScheduledTransfers {
    static final String TABLE = "pay_scheduled_transfer";
    static final ClearText MEMO = ClearText.leavingNull(TABLE, "id", "memo");
    /** There is one of each that goes to an account: a rule of the table. */
    static final ClearText STATEMENT_TEXT = ClearText.leavingEmpty(TABLE, "id", "statement_text");
    private static final String SELECT = """
            select id, member_id, device_id, session_id, tier, recipient, phone, recipient_name, amount, memo, memo_sealed, repeats, on_date,
                on_day, last_on, times, business_days, bank_account_id, statement_text, statement_text_sealed, status, planned_on, due_on,
                next_at, tries, past, failures, created_at, ended_at
            from pay_scheduled_transfer
            """;
    /** MySQL would rather read and sort all, where most are due. */
    private static final String DUE = "force index (ix_pay_scheduled_transfer_due) where to_account = %s and next_at <= ?"
            + " order by next_at limit ?";
    private static final String TO_WALLETS = DUE.formatted(false);
    private static final String TO_ACCOUNTS = DUE.formatted(true);

    private final JdbcTemplate jdbc;
    private final PhoneBook phones;
    private final FieldEncryption encryption;
    private final RowInsert rows;

    ScheduledTransfers(JdbcTemplate jdbc, PhoneBook phones, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.encryption = encryption;
        this.rows = new RowInsert(jdbc, TABLE, "id", "member_id", "device_id", "session_id", "tier", "recipient",
                "phone", "recipient_name", "amount", "memo", "memo_sealed", "repeats", "on_date", "on_day", "last_on",
                "times",
                "business_days", "bank_account_id", "statement_text", "statement_text_sealed", "to_account", "status",
                "planned_on", "due_on",
                "next_at", "tries", "past", "failures",
                "created_at");
    }

    /**
     * Of those who add to a member's schedules or end all of them, one at a time does; how many are live. Comes before anything
     * else in the transaction is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int lockAllOf(Tsid member) {
        jdbc.update(
                "insert into pay_schedule_owner (member_id) values (?) on duplicate key update member_id = member_id",
                member.value());
        Integer live = jdbc.queryForObject(
                "select count(*) from pay_scheduled_transfer where member_id = ? and status = 'ACTIVE'", Integer.class,
                member.value());
        return Objects.requireNonNull(live);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(ScheduledTransfer schedule) {
        Plan plan = schedule.plan();
        Rhythm rhythm = plan.rhythm();
        ToAccount to = schedule.account();
        String text = to == null ? null : to.text();
        long id = schedule.id().value();
        Progress progress = schedule.progress();
        Instant nextAt = progress.nextAt();
        rows.insert(List.<@Nullable Object[]>of(new @Nullable Object[]{id, schedule.member().value(),
                schedule.by().deviceId().value(), schedule.by().sessionId().value(),
                schedule.by().tier().name(),
                schedule.to() instanceof Addressee.Member(Tsid payee) && payee != null ? payee.value() : null,
                schedule.to() instanceof Addressee.Phone(PhoneNumber number)
                        ? phones.seal(number, TABLE, id)
                        : null,
                schedule.recipientName(), schedule.amount().amount(), MEMO.clear(schedule.memo()),
                MEMO.seal(schedule.memo(), id, encryption), rhythm.repeats().name(),
                rhythm instanceof Rhythm.Once(LocalDate date) ? date : null, day(rhythm), plan.lastOn(), plan.times(),
                plan.rule().name(), to == null ? null : to.account().value(), STATEMENT_TEXT.clear(text),
                STATEMENT_TEXT.seal(text, id, encryption),
                to != null, progress.status().name(), progress.day().planned(), progress.day().due(),
                nextAt == null ? null : UtcColumn.of(nextAt), progress.tries(), progress.past(), progress.failures(),
                UtcColumn.of(schedule.createdAt())}));
    }

    /** Writes how far one has come that is locked. With its end goes the phone number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(ScheduledTransfer schedule) {
        Progress progress = schedule.progress();
        Instant nextAt = progress.nextAt();
        Instant endedAt = progress.endedAt();
        jdbc.update(
                """
                        update pay_scheduled_transfer
                        set status = ?, planned_on = ?, due_on = ?, next_at = ?, tries = ?, past = ?, failures = ?, ended_at = ?,
                            phone = if(status = 'ACTIVE', phone, null)
                        where id = ?
                        """,
                progress.status().name(), progress.day().planned(), progress.day().due(),
                nextAt == null ? null : UtcColumn.of(nextAt), progress.tries(), progress.past(), progress.failures(),
                endedAt == null ? null : UtcColumn.of(endedAt), schedule.id().value());
    }

    /** Something about it failed that should not: it is tried again later. */
    @Transactional
    public void postpone(ScheduleId id, Instant until) {
        jdbc.update("update pay_scheduled_transfer set next_at = ? where id = ? and next_at < ?", UtcColumn.of(until),
                id.value(), UtcColumn.of(until));
    }

    @Transactional(readOnly = true)
    public Optional<ScheduledTransfer> find(Tsid member, ScheduleId id) {
        return jdbc.query(SELECT + "where id = ? and member_id = ?", this::schedule, id.value(), member.value())
                .stream().findFirst();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ScheduledTransfer> lock(Tsid member, ScheduleId id) {
        return jdbc.query(SELECT + "where id = ? and member_id = ? for update", this::schedule, id.value(),
                member.value()).stream().findFirst();
    }

    /** One, whosever it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ScheduledTransfer> lock(ScheduleId id) {
        return jdbc.query(SELECT + "where id = ? for update", this::schedule, id.value()).stream().findFirst();
    }

    /** A member's, latest first. */
    @Transactional(readOnly = true)
    public List<ScheduledTransfer> of(Tsid member, long before, int most) {
        // MySQL would rather take another index that begins with the member, and sort all that they have.
        return jdbc.query(SELECT + "force index (ix_pay_scheduled_transfer_member) where member_id = ? and id < ? "
                + "order by id desc limit ?", this::schedule,
                member.value(), before, most);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<ScheduledTransfer> lockActiveOf(Tsid member) {
        return jdbc.query(SELECT + "where member_id = ? and status = 'ACTIVE' for update", this::schedule,
                member.value());
    }

    /** Those to wallets about which something is to be done. */
    @Transactional(readOnly = true)
    public List<ScheduleId> due(Instant now, int most) {
        return due(TO_WALLETS, now, most);
    }

    /** Those to bank accounts. */
    @Transactional(readOnly = true)
    public List<ScheduleId> dueToAccounts(Instant now, int most) {
        return due(TO_ACCOUNTS, now, most);
    }

    private List<ScheduleId> due(String which, Instant now, int most) {
        return jdbc.query("select id from pay_scheduled_transfer " + which,
                (row, _) -> new ScheduleId(row.getLong(1)), UtcColumn.of(now), most);
    }

    /** Those to wallets, locked, apart from what somebody else has locked: another instance, or one who cancels. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ScheduledTransfer> lockDue(Instant now, int most) {
        return jdbc.query(SELECT + TO_WALLETS + " for update skip locked", this::schedule, UtcColumn.of(now), most);
    }

    /** One of them, unless somebody else has locked it, or it is not due any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ScheduledTransfer> lockDue(Instant now, ScheduleId id) {
        return jdbc.query(SELECT + "where id = ? and next_at <= ? for update skip locked", this::schedule, id.value(),
                UtcColumn.of(now));
    }

    private static @Nullable Integer day(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Once _ -> null;
            case Rhythm.Weekly(DayOfWeek day) -> day.getValue();
            case Rhythm.Monthly(int day) -> day;
        };
    }

    private static Rhythm rhythm(ResultSet row) throws SQLException {
        return switch (Rhythm.Repeats.valueOf(row.getString("repeats"))) {
            case ONCE -> new Rhythm.Once(date(row, "on_date"));
            case WEEKLY -> new Rhythm.Weekly(DayOfWeek.of(row.getInt("on_day")));
            case MONTHLY -> new Rhythm.Monthly(row.getInt("on_day"));
        };
    }

    private ScheduledTransfer schedule(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        MemberCaller by = new MemberCaller(new Tsid(row.getLong("member_id")), new Tsid(row.getLong("device_id")),
                new Tsid(row.getLong("session_id")), IdentityTier.valueOf(row.getString("tier")));
        Plan plan = new Plan(rhythm(row), BusinessDayRule.valueOf(row.getString("business_days")),
                row.getObject("last_on", LocalDate.class), row.getObject("times", Integer.class));
        Progress progress = new Progress(Progress.Status.valueOf(row.getString("status")),
                new Plan.Day(date(row, "planned_on"), date(row, "due_on")), UtcColumn.find(row, "next_at"),
                row.getInt("tries"), row.getInt("past"), row.getInt("failures"), UtcColumn.find(row, "ended_at"));
        return new ScheduledTransfer(new ScheduleId(id), by, addressee(row, id), account(row),
                row.getString("recipient_name"),
                Won.of(row.getLong("amount")), MEMO.openIfReadable(row, encryption), plan,
                UtcColumn.get(row, "created_at"),
                progress);
    }

    private @Nullable Addressee addressee(ResultSet row, long id) throws SQLException {
        Long recipient = row.getObject("recipient", Long.class);
        String phone = row.getString("phone");
        if (recipient != null) {
            return new Addressee.Member(new Tsid(recipient));
        }
        return phone == null ? null : new Addressee.Phone(phones.open(phone, TABLE, id));
    }

    private @Nullable ToAccount account(ResultSet row) throws SQLException {
        Long account = row.getObject("bank_account_id", Long.class);
        return account == null
                ? null
                : new ToAccount(new BankAccountId(account),
                        Objects.requireNonNull(STATEMENT_TEXT.openIfReadable(row, encryption)));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }
}
