package pay.easypay;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransferId;

/**
 * Parts of cancels that were deposited and go back to a bank account, one of a cancel at most. Money that a wallet cannot take goes to
 * one too, and is none of them: where members keep their money is not their merchants' to know.
 */
@Repository
class DepositCancels {
    private final JdbcClient jdbc;

    DepositCancels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes by which transfer a cancel's part goes back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(BankTransferId transfer, Transaction cancel) {
        jdbc.sql("insert into pay_easypay_deposit_cancel (transfer_id, cancel_id) values (?, ?)")
                .params(transfer.value(), cancel.id()).update();
    }

    /** Whether a transfer gives back what was deposited. */
    @Transactional(readOnly = true)
    public boolean isOne(BankTransferId transfer) {
        return jdbc.sql("select count(*) from pay_easypay_deposit_cancel where transfer_id = ?")
                .param(transfer.value()).query(Long.class).single() > 0;
    }
}
