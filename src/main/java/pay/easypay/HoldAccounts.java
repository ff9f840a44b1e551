package pay.easypay;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.merchant.MerchantId;
import pay.tender.TenderKind;
import platform.id.Tsid;

/** Finds the accounts of many merchants and members by a look each. */
@Component
class HoldAccounts {
    private final Accounts accounts;

    HoldAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Accounts by their owners. */
    record Found(Map<Long, Account> payables, Map<Long, Account> points) {
        Account payable(MerchantId merchant) {
            return Objects.requireNonNull(payables.get(merchant.value()));
        }

        Account points(Tsid member) {
            return Objects.requireNonNull(points.get(member.value()));
        }

        /** Whether points are to be spent by somebody who never had any. */
        boolean lacksPoints(ApprovalOrder order) {
            return order.tenders().of(TenderKind.POINTS).isPositive()
                    && !points.containsKey(order.member().value());
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Found find(Collection<MerchantId> merchants, Collection<Tsid> members) {
        return new Found(
                accounts.openEach(AccountKind.MERCHANT_PAYABLE, merchants.stream().map(MerchantId::value).toList()),
                accounts.findEach(AccountKind.MEMBER_POINTS, members.stream().map(Tsid::value).toList()));
    }
}
