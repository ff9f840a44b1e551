package pay.easypay;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Nothing goes out of a frozen wallet (지급정지), nor what its member approved before: it can be given up, or lapses. What a card or a
 * deposit pays is not the wallet's. Merchants are not told why.
 */
@Component
class FrozenPayers {
    private final Payees payees;

    FrozenPayers(Payees payees) {
        this.payees = payees;
    }

    /** Who of those that pay in earnest has a frozen wallet; all their wallets stay as they are to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Tsid> among(Collection<MerchantPayment> locked) {
        TreeSet<Tsid> members = locked.stream().filter(payment -> payment.ask().live())
                .map(MerchantPayment::memberId).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        return members.isEmpty()
                ? Set.of()
                : payees.keep(members).values().stream().filter(Payee::isFrozen).map(Payee::memberId)
                        .collect(Collectors.toSet());
    }

    /** Whether they are behind one payment, which cannot be taken then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean areBehind(MerchantPayment locked, Approvals approvals) {
        return isOfFrozen(locked, approvals, among(List.of(locked)));
    }

    /** The same of one payment, which is refused then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(MerchantPayment locked, Approvals approvals) {
        refuse(locked, approvals, among(List.of(locked)));
    }

    static void refuse(MerchantPayment payment, Approvals approvals, Set<Tsid> frozen) {
        if (isOfFrozen(payment, approvals, frozen)) {
            throw new DomainException(PayError.PAYMENT_DECLINED);
        }
    }

    private static boolean isOfFrozen(MerchantPayment payment, Approvals approvals, Set<Tsid> frozen) {
        Tsid payer = payment.memberId();
        return payer != null && frozen.contains(payer) && (approvals.of(TenderKind.MONEY).isPresent()
                || approvals.of(TenderKind.POINTS).isPresent());
    }
}
