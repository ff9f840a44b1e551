package pay.lending;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The disbursements' rows. */
@Repository
class Disbursements {
    private final JdbcClient jdbc;

    Disbursements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Disbursement each, Instant now) {
        boolean decided = each.status() != Disbursement.Status.PENDING;
        jdbc.sql(
                """
                        insert into pay_disbursement (loan_id, member_id, lender_id, name, amount, to_wallet, to_bank, status, failure,
                            created_at, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(each.loanId().value(), each.memberId().value(), each.lenderId().value(), each.name(),
                        each.amount().amount(), each.toWallet().amount(), each.toBank().amount(), each.status().name())
                .param(each.failure()).param(UtcColumn.of(now))
                .param(decided ? UtcColumn.of(now) : null)
                .update();
    }

    Optional<Disbursement> lock(Tsid loan) {
        return jdbc.sql("""
                select loan_id, member_id, lender_id, name, amount, to_wallet, to_bank, status, failure
                from pay_disbursement where loan_id = ? for update""").param(loan.value())
                .query((row, number) -> new Disbursement(new Tsid(row.getLong("loan_id")),
                        new Tsid(row.getLong("member_id")), new Tsid(row.getLong("lender_id")), row.getString("name"),
                        Won.of(row.getLong("amount")), Won.of(row.getLong("to_wallet")),
                        Won.of(row.getLong("to_bank")), Disbursement.Status.valueOf(row.getString("status")),
                        row.getString("failure")))
                .optional();
    }

    /** All of it has arrived, so much in the wallet. */
    void complete(Tsid loan, Won toWallet, Won toBank, Instant now) {
        jdbc.sql("""
                update pay_disbursement set status = 'COMPLETED', to_wallet = ?, to_bank = ?, decided_at = ?
                where loan_id = ?""")
                .params(toWallet.amount(), toBank.amount(), UtcColumn.of(now), loan.value()).update();
    }
}
