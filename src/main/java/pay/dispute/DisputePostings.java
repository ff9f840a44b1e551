package pay.dispute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.merchant.MerchantId;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** The journals of disputes: the amount is held at the opening, and moved or released at the end. */
@Component
class DisputePostings {
    private final Accounts accounts;
    private final Ledger ledger;
    private final LockWallet wallets;
    private final MoveMoney moveMoney;
    private final DisputedPayment payment;

    DisputePostings(Accounts accounts, Ledger ledger, LockWallet wallets, MoveMoney moveMoney,
            DisputedPayment payment) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.wallets = wallets;
        this.moveMoney = moveMoney;
        this.payment = payment;
    }

    /**
     * Holds it on the merchant's payable.
     *
     * @throws DomainException {@link PayError#MERCHANT_PAYABLE_SHORT}; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MovementId hold(DisputeId id, MerchantId merchant, Won amount, Instant now) {
        try {
            return ledger.post(Posting.of("DISPUTE_OPENED", id.value(),
                    new Line.Hold(accounts.open(AccountKind.MERCHANT_PAYABLE, merchant.value()), disputed(id),
                            amount.amount())),
                    now).only();
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.SHORT) {
                throw new DomainException(PayError.MERCHANT_PAYABLE_SHORT);
            }
            throw refusal;
        }
    }

    /** The merchant keeps it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Dispute dispute, Instant now) {
        ledger.post(Posting.of("DISPUTE_WON", dispute.id().value(), new Line.Release(dispute.hold())), now);
    }

    /**
     * The payer gets it: a member into the wallet, above its cap too, since it is the member's money (unclaimed when they
     * left), less cashback that they have spent; a card company by owing us less.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void payBack(Dispute dispute, Instant now) {
        Payer payer = dispute.claim().payer();
        switch (payer.kind()) {
            case CARD_COMPANY -> ledger
                    .post(posting(dispute, List.of(new Line.Post(disputed(dispute.id()),
                            accounts.open(AccountKind.CARD_COMPANY, payer.id()),
                            dispute.claim().amount().amount()))), now);
            case MEMBER -> toMember(dispute, wallets.lock(new Tsid(payer.id())), now);
        }
    }

    private void toMember(Dispute dispute, Wallet wallet, Instant now) {
        Won amount = dispute.claim().amount();
        List<Line> lines = new ArrayList<>();
        // The wallet's line comes first: what is told of its movement names it.
        Won back = amount.minus(payment
                .due(Tsid.of(dispute.id()), dispute.claim().payment(), wallet, amount, now).map(due -> {
                    lines.add(new Line.Post(disputed(dispute.id()), due.to(), due.amount().amount()));
                    return due.amount();
                }).orElse(Won.ZERO));
        Account to = wallet.isOpen()
                ? wallet.account()
                : accounts.open(AccountKind.UNCLAIMED, wallet.memberId().value());
        if (back.isPositive()) {
            lines.addFirst(new Line.Post(disputed(dispute.id()), to, back.amount()));
        }
        Posting posting = posting(dispute, lines);
        if (wallet.isOpen() && back.isPositive()) {
            moveMoney.move(wallet, back, posting, new MoneyMoved(MoneyMoved.Kind.REFUND, "결제 이의 신청", now));
        } else {
            ledger.post(posting, now);
        }
    }

    private Posting posting(Dispute dispute, List<Line> lines) {
        return new Posting("DISPUTE_LOST", Long.toString(dispute.id().value()), Stream.concat(lines.stream(),
                Stream.of(new Line.Capture(dispute.hold(), dispute.claim().amount().amount()))).toList(), Map.of());
    }

    private Account disputed(DisputeId id) {
        return accounts.open(AccountKind.DISPUTED_SALE, id.value());
    }
}
