package pay.request;

import java.util.Collections;
import java.util.List;

import pay.error.PayError;
import platform.money.Won;
import platform.web.DomainException;

/**
 * Who bears what of a bill.
 *
 * @param own the asker's share
 * @param friends theirs, in the order in which they were named
 */
record Division(Won own, List<Won> friends) {
    /**
     * Equal shares, in whole won; the asker bears the won that are left over.
     *
     * @throws DomainException {@code SPLIT_BILL_TOO_SMALL}
     */
    static Division equal(Won total, int friends) {
        long share = total.amount() / (friends + 1);
        if (share == 0) {
            throw new DomainException(PayError.SPLIT_BILL_TOO_SMALL);
        }
        return new Division(Won.of(total.amount() - share * friends), Collections.nCopies(friends, Won.of(share)));
    }

    /**
     * Shares as they are given.
     *
     * @throws DomainException {@code SPLIT_BILL_SHARES_DIFFER}
     */
    static Division given(Won total, Won own, List<Won> friends) {
        if (!friends.stream().reduce(own, Won::plus).equals(total)) {
            throw new DomainException(PayError.SPLIT_BILL_SHARES_DIFFER);
        }
        return new Division(own, friends);
    }
}
