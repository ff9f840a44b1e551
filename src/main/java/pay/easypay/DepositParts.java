package pay.easypay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankCode;
import pay.bank.LinkedAccounts;
import pay.error.PayError;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import pay.virtualaccount.DepositPurpose;
import pay.virtualaccount.DepositView;
import pay.virtualaccount.VirtualAccounts;
import platform.id.Tsid;
import platform.web.DomainException;

/** Parts of payments that are deposited at virtual accounts, and where they go back to. */
@Component
class DepositParts {
    private static final long TEST_NUMBERS = 1_000_000_000_000L;

    private final VirtualAccounts virtualAccounts;
    private final LinkedAccounts bankAccounts;
    private final EasypaySettings settings;

    DepositParts(VirtualAccounts virtualAccounts, LinkedAccounts bankAccounts, EasypaySettings settings) {
        this.virtualAccounts = virtualAccounts;
        this.bankAccounts = bankAccounts;
        this.settings = settings;
    }

    /**
     * Refuses what could not be awaited or given back.
     *
     * @throws DomainException {@code DEPOSIT_NOT_OFFERED} or {@code BANK_ACCOUNT_NOT_FOUND}
     */
    void check(ApprovalOrder order, MerchantPayment payment, Instant now) {
        order.tenders().by(Tenders.By.Deposit.class).ifPresent(by -> {
            if (!payment.ask().captures() || payment.ask().isTakenAtOnce()
                    || order.tenders().find(TenderKind.CARD).isPresent()
                    || !now.isBefore(dueAt(payment, now))) {
                throw new DomainException(PayError.DEPOSIT_NOT_OFFERED);
            }
            if (bankAccounts.find(order.member(), by.refundAccount()).isEmpty()) {
                throw new DomainException(PayError.BANK_ACCOUNT_NOT_FOUND);
            }
        });
    }

    /** Records that a payment that is approved gets a virtual account, if a part of it is paid so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(MerchantPayment approved, Tenders tenders, Instant now) {
        tenders.by(Tenders.By.Deposit.class)
                .ifPresent(by -> virtualAccounts.ask(DepositPurpose.MERCHANT, new Tsid(approved.id()),
                        approved.member(), by, tenders.of(TenderKind.VIRTUAL_ACCOUNT), dueAt(approved, now)));
    }

    /** Until when the deposit of one that is approved now counts. */
    private Instant dueAt(MerchantPayment payment, Instant now) {
        DepositDeadline chosen = payment.ask().deposit();
        return chosen == null ? now.plus(settings.depositWithin()) : chosen.from(now);
    }

    /** Nothing is awaited any more for payments that are given up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Map<Long, Approvals> givenUp) {
        virtualAccounts.end(givenUp.entrySet().stream().filter(each -> isIn(each.getValue())).map(Map.Entry::getKey)
                .sorted().map(Tsid::new).toList());
    }

    /** Where a deposit goes back to: the account that was named, else another of the member's; none when they have none, or are frozen or reported. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BankAccount> refundAccount(MerchantPayment payment) {
        return virtualAccounts.find(new Tsid(payment.id())).flatMap(virtualAccounts::refundAccount);
    }

    /** What either side reads of it; null without such a part. */
    @Nullable
    DepositView show(MerchantPayment payment, Approvals approvals) {
        if (!payment.ask().live()) {
            return isIn(approvals) ? ofTest(payment) : null;
        }
        return isIn(approvals)
                ? virtualAccounts.find(new Tsid(payment.id()))
                        .map(account -> DepositView.of(account, payment.ask().merchantName()))
                        .orElse(null)
                : null;
    }

    /** In test mode no bank gives one out: a number that is nobody's. */
    private DepositView ofTest(MerchantPayment payment) {
        boolean isGivenOut = payment.state() == PaymentState.WAITING_FOR_DEPOSIT
                || payment.captured().total().isPositive();
        return new DepositView(BankCode.SHINHAN.code(), BankCode.SHINHAN.label(),
                isGivenOut ? "00%012d".formatted(Math.floorMod(payment.id(), TEST_NUMBERS)) : null,
                payment.ask().merchantName(), payment.ask().total(), testDueAt(payment));
    }

    /** In test mode the deadline counts from when the payment was asked for, so that nothing has to be kept. */
    Instant testDueAt(MerchantPayment payment) {
        return dueAt(payment, payment.ask().at());
    }

    private static boolean isIn(Approvals approvals) {
        return approvals.of(TenderKind.VIRTUAL_ACCOUNT).isPresent();
    }
}
