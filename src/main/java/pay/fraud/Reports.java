package pay.fraud;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** The operators' list of reported accounts: wallets, which are marked in their own row, and bank accounts, by their index. */
@Component
public class Reports {
    private static final String SELECT = """
            select id, member_id, bank_code, last_four, reference, reported_at from pay_report where standing = 1
            """;
    static final String LATEST = SELECT + " order by id desc limit ?";

    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Reports(JdbcTemplate jdbc, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param memberId of a wallet
     * @param bankCode of a bank account
     */
    public record Report(Tsid id, @Nullable Tsid memberId, @Nullable String bankCode, @Nullable String lastFour,
            String reference, Instant reportedAt) {}

    /** Whether a bank account is reported, by what its number may be stored under. */
    @Transactional(readOnly = true)
    public boolean isReported(String bankCode, List<String> indexes) {
        List<Object> values = new ArrayList<>(indexes);
        values.add(bankCode);
        return !jdbc.queryForList("select 1 from pay_report where number_index in ("
                + String.join(",", Collections.nCopies(indexes.size(), "?"))
                + ") and bank_code = ? and standing = 1", Integer.class, values.toArray()).isEmpty();
    }

    /**
     * Puts a wallet on the list.
     *
     * @throws DomainException {@code WALLET_NOT_FOUND}, {@code REPORTED_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public Tsid reportWallet(StaffCaller operator, Tsid member, String reference) {
        if (jdbc.update("update pay_wallet set reported = 1 where member_id = ?", member.value()) == 0
                && jdbc.queryForList("select 1 from pay_wallet where member_id = ?", member.value()).isEmpty()) {
            throw new DomainException(PayError.WALLET_NOT_FOUND);
        }
        return add(operator, "WALLET", member, null, null, null, reference);
    }

    /**
     * Puts a bank account on the list.
     *
     * @param index what its number is stored under
     * @throws DomainException {@code REPORTED_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public Tsid reportAccount(StaffCaller operator, String bankCode, String index, String lastFour, String reference) {
        return add(operator, "ACCOUNT", null, bankCode, index, lastFour, reference);
    }

    private Tsid add(StaffCaller operator, String kind, @Nullable Tsid member, @Nullable String bankCode,
            @Nullable String index, @Nullable String lastFour, String reference) {
        Tsid id = ids.next();
        if (jdbc.update("""
                insert ignore into pay_report (id, kind, member_id, bank_code, number_index, last_four, reference,
                    reported_by, reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, id.value(), kind, member == null ? null : member.value(), bankCode, index, lastFour, reference,
                operator.staffId().value(), UtcColumn.of(clock.instant())) == 0) {
            throw new DomainException(PayError.REPORTED_BEFORE);
        }
        audit.record(AuditActor.of(operator), "pay.account-reported", "report", id.toString(),
                Map.of("kind", kind, "reference", reference));
        return id;
    }

    /**
     * Takes one off the list.
     *
     * @throws DomainException {@code REPORT_NOT_FOUND}
     */
    @RetriedOnConflict
    @Transactional
    public void remove(StaffCaller operator, Tsid id) {
        Optional<Report> report = jdbc.query(SELECT + " and id = ?", Reports::report, id.value()).stream().findFirst();
        if (jdbc.update("update pay_report set removed_by = ?, removed_at = ?, standing = null"
                + " where id = ? and standing = 1", operator.staffId().value(), UtcColumn.of(clock.instant()),
                id.value()) == 0) {
            throw new DomainException(PayError.REPORT_NOT_FOUND);
        }
        report.map(Report::memberId).ifPresent(
                member -> jdbc.update("update pay_wallet set reported = 0 where member_id = ?", member.value()));
        audit.record(AuditActor.of(operator), "pay.report-removed", "report", id.toString(), Map.of());
    }

    /** Those that stand, latest first. */
    @Transactional(readOnly = true)
    public List<Report> standing(int most) {
        return jdbc.query(LATEST, Reports::report, most);
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        Long member = row.getObject("member_id", Long.class);
        return new Report(new Tsid(row.getLong("id")), member == null ? null : new Tsid(member),
                row.getString("bank_code"), row.getString("last_four"), row.getString("reference"),
                UtcColumn.get(row, "reported_at"));
    }
}
