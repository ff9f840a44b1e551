package pay.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardId;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.time.UtcColumn;

/** The rows of billing agreements. */
@Repository
class BillingAgreements {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final String SELECT = """
            select id, billing_key, merchant_id, merchant_name, live, customer_id, name, most_per_charge, most_per_month,
                state, member_id, card_id, asked_at, due_at, consented_at, ended_at, tier from pay_billing_agreement""";

    private final JdbcClient jdbc;

    BillingAgreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(BillingAgreement agreement) {
        jdbc.sql(
                """
                        insert into pay_billing_agreement (id, billing_key, merchant_id, merchant_name, live, customer_id, name,
                            most_per_charge, most_per_month, state, asked_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(agreement.id().value(), agreement.key(), agreement.merchant().value(),
                        agreement.merchantName(), agreement.live(), agreement.customerId(), agreement.name(),
                        agreement.mostPerCharge().amount(), agreement.mostPerMonth().amount(),
                        agreement.state().name(), UtcColumn.of(agreement.askedAt()), UtcColumn.of(agreement.dueAt()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void update(BillingAgreement agreement) {
        Tsid member = agreement.memberId();
        CardId card = agreement.card();
        IdentityTier tier = agreement.tier();
        jdbc.sql(
                """
                        update pay_billing_agreement set state = ?, member_id = ?, card_id = ?, consented_at = ?, ended_at = ?, tier = ?
                        where id = ?""")
                .param(agreement.state().name()).param(member == null ? null : member.value())
                .param(card == null ? null : card.value()).param(column(agreement.consentedAt()))
                .param(column(agreement.endedAt())).param(tier == null ? null : tier.name())
                .param(agreement.id().value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<BillingAgreement> find(String key) {
        return isKey(key)
                ? jdbc.sql(SELECT + " where billing_key = ?").param(key).query(BillingAgreements::row).optional()
                : Optional.empty();
    }

    @Transactional(readOnly = true)
    public BillingAgreement get(BillingAgreementId id) {
        return jdbc.sql(SELECT + " where id = ?").param(id.value()).query(BillingAgreements::row).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BillingAgreement> lock(String key) {
        return isKey(key)
                ? jdbc.sql(SELECT + " where billing_key = ? for update").param(key).query(BillingAgreements::row)
                        .optional()
                : Optional.empty();
    }

    /** What callers name may be anything; the column takes ASCII alone, and the database compares it with nothing else. */
    private static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** What a member consented to, with ids below {@code before}, latest first. */
    @Transactional(readOnly = true)
    public List<BillingAgreement> of(Tsid member, long before, int most) {
        return jdbc.sql(SELECT + " where member_id = ? and id < ? order by id desc limit ?")
                .params(member.value(), before, most).query(BillingAgreements::row).list();
    }

    /** What a member consented to and nobody has ended. */
    @Transactional(readOnly = true)
    public List<BillingAgreement> activeOf(Tsid member) {
        return jdbc.sql(SELECT + " where member_id = ? and ended_at is null order by id").param(member.value())
                .query(BillingAgreements::row).list();
    }

    private static @Nullable Object column(@Nullable Instant at) {
        return at == null ? null : UtcColumn.of(at);
    }

    private static BillingAgreement row(ResultSet row, int number) throws SQLException {
        Long member = row.getObject("member_id", Long.class);
        Long card = row.getObject("card_id", Long.class);
        String tier = row.getString("tier");
        return new BillingAgreement(new BillingAgreementId(row.getLong("id")), row.getString("billing_key"),
                new MerchantId(row.getLong("merchant_id")), row.getString("merchant_name"), row.getBoolean("live"),
                row.getString("customer_id"), row.getString("name"), Won.of(row.getLong("most_per_charge")),
                Won.of(row.getLong("most_per_month")), BillingAgreement.State.valueOf(row.getString("state")),
                member == null ? null : new Tsid(member), card == null ? null : new CardId(card),
                UtcColumn.get(row, "asked_at"), UtcColumn.get(row, "due_at"), UtcColumn.find(row, "consented_at"),
                UtcColumn.find(row, "ended_at"), tier == null ? null : IdentityTier.valueOf(tier));
    }
}
