package pay.leaving;

import java.time.Clock;
import java.util.Optional;

import member.events.MemberLeaveRequested;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import pay.bank.FindBankTransfer;
import pay.card.OpenCardRequests;
import pay.chargeback.ChargedBack;
import pay.dispute.OpenDisputes;
import pay.easypay.OpenCheckouts;
import pay.events.LeaveBlocked;
import pay.events.LeaveCleared;
import pay.payment.ReadPayment;
import pay.transfer.HeldMoney;
import pay.wallet.FindWallet;
import pay.wallet.Wallet;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Says whether this module holds anything of a member's that must be settled first. */
@Component
class AnswerLeaveRequest {
    private final FindWallet wallets;
    private final FindBankTransfer transfers;
    private final OpenCardRequests cardRequests;
    private final OpenDisputes disputes;
    private final ChargedBack chargedBack;
    private final ReadPayment payments;
    private final OpenCheckouts checkouts;
    private final HeldMoney heldMoney;
    private final Answers answers;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AnswerLeaveRequest(FindWallet wallets, FindBankTransfer transfers, OpenCardRequests cardRequests,
            OpenDisputes disputes, ChargedBack chargedBack, ReadPayment payments, OpenCheckouts checkouts,
            HeldMoney heldMoney, Answers answers, DomainEvents events, Ids ids, Clock clock) {
        this.wallets = wallets;
        this.transfers = transfers;
        this.cardRequests = cardRequests;
        this.disputes = disputes;
        this.chargedBack = chargedBack;
        this.payments = payments;
        this.checkouts = checkouts;
        this.heldMoney = heldMoney;
        this.answers = answers;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void answer(MemberLeaveRequested request) {
        if (!answers.isNew(request)) {
            return;
        }
        Tsid member = request.memberId();
        events.publish(obstacle(member)
                .<DomainEvent>map(obstacle -> new LeaveBlocked(ids.next(), clock.instant(), member,
                        request.requestId(), obstacle.name()))
                .orElseGet(() -> new LeaveCleared(ids.next(), clock.instant(), member, request.requestId())));
    }

    private Optional<LeaveObstacle> obstacle(Tsid member) {
        if (wallets.find(member).filter(Wallet::isFrozen).isPresent()) {
            return Optional.of(LeaveObstacle.WALLET_FROZEN);
        }
        if (transfers.anyOpen(member)) {
            return Optional.of(LeaveObstacle.BANK_TRANSFER_OPEN);
        }
        if (cardRequests.anyOf(member)) {
            return Optional.of(LeaveObstacle.CARD_REQUEST_OPEN);
        }
        if (disputes.anyOf(member) || chargedBack.isAnyOpenOf(member)) {
            return Optional.of(LeaveObstacle.DISPUTE_OPEN);
        }
        if (heldMoney.anyOf(member)) {
            return Optional.of(LeaveObstacle.TRANSFER_HELD);
        }
        if (wallets.balance(member).credit() > 0) {
            return Optional.of(LeaveObstacle.WALLET_BALANCE);
        }
        return payments.anyOpen(member) || checkouts.anyOf(member)
                ? Optional.of(LeaveObstacle.PAYMENT_OPEN)
                : Optional.empty();
    }
}
