package loan.comparison;

import java.util.List;
import java.util.Optional;

import loan.lender.AnswerDesk;
import loan.lender.Lender;
import loan.lender.LenderId;
import loan.lender.LenderPanel;
import loan.lender.LenderReply;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Takes what lenders answer to inquiries by call-back. */
@Component
@Order(1)
class InquiryDesk implements AnswerDesk {
    private final LenderPanel panel;
    private final ReadComparison read;
    private final MakeOffer makeOffer;
    private final RecordAnswers record;

    InquiryDesk(LenderPanel panel, ReadComparison read, MakeOffer makeOffer, RecordAnswers record) {
        this.panel = panel;
        this.read = read;
        this.makeOffer = makeOffer;
        this.record = record;
    }

    @Override
    public boolean take(LenderId lenderId, Tsid requestId, LenderReply reply) {
        Optional<Comparison> comparison = read.ofRequest(lenderId, requestId);
        Optional<Lender> lender = panel.find(lenderId);
        if (comparison.isEmpty() || lender.isEmpty()) {
            return false;
        }
        makeOffer.of(comparison.get(), lender.get(), reply)
                .ifPresent(answered -> record.record(comparison.get().id(), List.of(answered)));
        return true;
    }
}
