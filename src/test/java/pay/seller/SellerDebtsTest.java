package pay.seller;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import pay.ledger.Account;
import pay.ledger.AccountId;
import pay.ledger.AccountKind;
import pay.ledger.Balance;
import pay.ledger.Line;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

class SellerDebtsTest {
    private static final Tsid SELLER = new Tsid(7);
    private static final Account PAYABLE = new Account(new AccountId(1), AccountKind.SELLER_PAYABLE, 7);
    private static final Account RECEIVABLE = new Account(new AccountId(2), AccountKind.SELLER_RECEIVABLE, 7);

    @Test
    void whatThePayableDoesNotCoverIsLent() {
        SellerDebts debts = debts(100, 0);

        assertThat(debts.settle(SELLER, -60)).isEmpty();
        assertThat(debts.settle(SELLER, -60)).contains(new Line.Post(RECEIVABLE, PAYABLE, 20));
        assertThat(debts.settle(SELLER, -5)).as("nothing is left").contains(new Line.Post(RECEIVABLE, PAYABLE, 5));
    }

    @Test
    void whatComesPaysBackWhatIsOwedOnce() {
        SellerDebts debts = debts(0, 30);

        assertThat(debts.settle(SELLER, 20)).contains(new Line.Post(PAYABLE, RECEIVABLE, 20));
        assertThat(debts.settle(SELLER, 20)).contains(new Line.Post(PAYABLE, RECEIVABLE, 10));
        assertThat(debts.settle(SELLER, 20)).isEmpty();
    }

    @Test
    void whatWasLentBeforeInTheSameTransactionIsPaidBackToo() {
        SellerDebts debts = debts(0, 0);

        assertThat(debts.settle(SELLER, -40)).contains(new Line.Post(RECEIVABLE, PAYABLE, 40));
        assertThat(debts.settle(SELLER, 25)).contains(new Line.Post(PAYABLE, RECEIVABLE, 25));
    }

    @Test
    void ofWhoOwesNothingNothingIsLentOrPaidBack() {
        assertThat(SellerDebts.NONE.settle(SELLER, 20)).isEqualTo(Optional.empty());
    }

    private static SellerDebts debts(long has, long owes) {
        return new SellerDebts(Map.of(SELLER, PAYABLE), Map.of(SELLER, RECEIVABLE),
                Map.of(PAYABLE, new Balance(0, has, 0, 0, 1), RECEIVABLE, new Balance(owes, 0, 0, 0, 1)));
    }
}
