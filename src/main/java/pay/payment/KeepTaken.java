package pay.payment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.point.MovePoints;
import pay.wallet.MoveMoney;

/** Writes payments that the ledger has taken: their rows, their tenders, and the lists of wallets and points. */
@Component
class KeepTaken {
    private final Payments payments;
    private final TenderRows tenders;
    private final MoveMoney moveMoney;
    private final MovePoints movePoints;

    KeepTaken(Payments payments, TenderRows tenders, MoveMoney moveMoney, MovePoints movePoints) {
        this.payments = payments;
        this.tenders = tenders;
        this.moveMoney = moveMoney;
        this.movePoints = movePoints;
    }

    /** Writes them as they are by now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(List<TakenPayment> taken, Instant now) {
        payments.keep(taken.stream().map(TakenPayment::payment).toList());
        Map<PaymentId, List<Tender>> captured = new LinkedHashMap<>();
        taken.forEach(each -> captured.put(each.payment().id(), each.confirmation().captured()));
        tenders.capture(captured);
        moveMoney.moved(taken.stream().flatMap(each -> each.moneyLine(now)).toList());
        movePoints.moved(taken.stream().flatMap(each -> each.pointLine(now)).toList());
    }
}
