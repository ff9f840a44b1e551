package pay.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    DisputePostings(Accounts accounts, Ledger ledger, LockWallet wallets, MoveMoney moveMoney) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.wallets = wallets;
        this.moveMoney = moveMoney;
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
     * left); a card company by owing us less.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void payBack(Dispute dispute, Instant now) {
        Payer payer = dispute.claim().payer();
        switch (payer.kind()) {
            case CARD_COMPANY -> ledger
                    .post(posting(dispute, accounts.open(AccountKind.CARD_COMPANY, payer.id())), now);
            case MEMBER -> toMember(dispute, wallets.lock(new Tsid(payer.id())), now);
        }
    }

    private void toMember(Dispute dispute, Wallet wallet, Instant now) {
        if (wallet.isOpen()) {
            moveMoney.move(wallet, dispute.claim().amount(), posting(dispute, wallet.account()),
                    new MoneyMoved(MoneyMoved.Kind.REFUND, "결제 이의 신청", now));
        } else {
            ledger.post(posting(dispute, accounts.open(AccountKind.UNCLAIMED, wallet.memberId().value())), now);
        }
    }

    private Posting posting(Dispute dispute, Account to) {
        long amount = dispute.claim().amount().amount();
        return new Posting("DISPUTE_LOST", Long.toString(dispute.id().value()), List.of(
                new Line.Post(disputed(dispute.id()), to, amount), new Line.Capture(dispute.hold(), amount)), Map.of());
    }

    private Account disputed(DisputeId id) {
        return accounts.open(AccountKind.DISPUTED_SALE, id.value());
    }
}
