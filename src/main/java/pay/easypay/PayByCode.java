package pay.easypay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.merchant.CallingMerchant;
import pay.offline.RedeemCode;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import pay.topup.FillShortWallet;
import pay.transfer.CountTransfer;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import platform.web.idempotency.Gathered;
import platform.web.idempotency.SharedKeys;

/**
 * Takes a payment from the member whose code a merchant has scanned, in one step and without a signature: so only below the amount
 * from which on transfers are signed. The code is used up by a transaction before, which also counts wrong ones.
 */
@Component
class PayByCode {
    private final AskPayment askPayment;
    private final RedeemCode redeemCode;
    private final CountTransfer countTransfer;
    private final FillShortWallet fillShortWallet;
    private final ApproveTogether approveTogether;
    private final TakeAtOnce takeAtOnce;
    private final Accounts accounts;
    private final Ledger ledger;
    private final OwnPayments own;
    private final SharedKeys keys;
    private final Gathered<ApprovalOrder, MerchantPaymentView> gathered;

    PayByCode(AskPayment askPayment, RedeemCode redeemCode, CountTransfer countTransfer,
            FillShortWallet fillShortWallet, ApproveTogether approveTogether, TakeAtOnce takeAtOnce, Accounts accounts,
            Ledger ledger, OwnPayments own, SharedKeys keys, TransactionTemplate transaction,
            EasypaySettings settings) {
        this.askPayment = askPayment;
        this.redeemCode = redeemCode;
        this.countTransfer = countTransfer;
        this.fillShortWallet = fillShortWallet;
        this.approveTogether = approveTogether;
        this.takeAtOnce = takeAtOnce;
        this.accounts = accounts;
        this.ledger = ledger;
        this.own = own;
        this.keys = keys;
        this.gathered = new Gathered<>("code-payments", settings.sharing(), keys, transaction,
                order -> Objects.requireNonNull(order.request()), this::together, ResponseEntity::ok);
    }

    /**
     * Takes it.
     *
     * @throws DomainException when it is refused: the code is used up all the same, and the payment can be paid by another one
     */
    ResponseEntity<MerchantPaymentView> pay(SharedKeys.Request request, CallingMerchant merchant,
            AskPayment.Wanted wanted, String code) {
        // Before the code is looked at: a wrong one that is only sent again is no other try.
        Optional<ResponseEntity<MerchantPaymentView>> earlier = keys.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        MerchantPayment payment = askPayment.create(merchant, wanted);
        if (isPaidBy(code, payment)) {
            return ResponseEntity.ok(own.view(payment));
        }
        payment.requireState(PaymentState.READY);
        MemberCaller payer;
        boolean pointsFirst;
        switch (redeemCode.redeem(code, payment.id())) {
            case RedeemCode.Redeemed.Refused refused -> throw new DomainException(refused.why());
            case RedeemCode.Redeemed.By by -> {
                // No log-in stands behind it.
                payer = new MemberCaller(by.member(), by.device(), new Tsid(payment.id()), by.tier());
                pointsFirst = by.pointsFirst();
            }
        }
        if (countTransfer.isSigned(payer, wanted.amount())) {
            throw new DomainException(PayError.OFFLINE_AMOUNT_NEEDS_APP);
        }
        Tenders tenders = tenders(payer.memberId(), wanted.amount(), pointsFirst);
        try {
            return fillShortWallet.fillingIfShort(payer.memberId(), tenders.of(TenderKind.MONEY),
                    watch -> watch.over(() -> gathered.call(
                            new ApprovalOrder(request, payer.memberId(), payer.tier(), payment.ask().key(),
                                    wanted.amount(), tenders, false))));
        } catch (DomainException refused) {
            MerchantPayment now = refused.code() == PayError.PAYMENT_IN_OTHER_STATE
                    ? askPayment.create(merchant, wanted)
                    : payment;
            if (!isPaidBy(code, now)) {
                throw refused;
            }
            // The same till was still paying it by the same code.
            return ResponseEntity.ok(own.view(now));
        }
    }

    /** Whether it is paid by this code: a till that got no answer asks under another key. */
    private boolean isPaidBy(String code, MerchantPayment payment) {
        return payment.state() == PaymentState.DONE && redeemCode.wasUsedFor(code, payment.id());
    }

    private Tenders tenders(Tsid member, Won amount, boolean pointsFirst) {
        long points = pointsFirst
                ? Math.min(amount.amount(), accounts.find(AccountKind.MEMBER_POINTS, member.value())
                        .map(account -> ledger.balance(account).available()).orElse(0L))
                : 0;
        List<Tenders.Part> parts = new ArrayList<>();
        if (points < amount.amount()) {
            parts.add(new Tenders.Part(TenderKind.MONEY, amount.minus(Won.of(points))));
        }
        if (points > 0) {
            parts.add(new Tenders.Part(TenderKind.POINTS, Won.of(points)));
        }
        return new Tenders(parts);
    }

    private List<Outcome<MerchantPaymentView>> together(int lane, List<ApprovalOrder> orders) {
        List<Outcome<CheckoutView>> approved = approveTogether.approve(lane, orders);
        Map<Long, TakePayments.Taking> taken = takeAtOnce.take(lane, approved.stream()
                .filter(outcome -> outcome.refusal() == null).map(outcome -> outcome.orThrow().paymentKey().id())
                .collect(Collectors.toCollection(TreeSet::new)));
        return approved.stream().map(outcome -> answer(outcome, taken)).toList();
    }

    private static Outcome<MerchantPaymentView> answer(Outcome<CheckoutView> approved,
            Map<Long, TakePayments.Taking> taken) {
        if (approved.refusal() != null) {
            return Outcome.refused(approved.refusal());
        }
        TakePayments.Taking taking = taken.get(approved.orThrow().paymentKey().id());
        if (taking == null) {
            throw new IllegalStateException("Approved and not taken: " + approved.orThrow().paymentKey().id());
        }
        return Outcome.done(MerchantPaymentView.of(taking.payment(), taking.approvals(), List.of()));
    }

    @PreDestroy
    void close() {
        gathered.close();
    }
}
