package loan.application;

import loan.lender.AnswerDesk;
import loan.lender.LenderFault;
import loan.lender.LenderId;
import loan.lender.LenderReply;
import loan.refusal.LoanError;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes what lenders decide by call-back. */
@Component
@Order(2)
class DecisionDesk implements AnswerDesk {
    private final ReadApplication read;
    private final TakeDecision take;

    DecisionDesk(ReadApplication read, TakeDecision take) {
        this.read = read;
        this.take = take;
    }

    @Override
    public boolean take(LenderId lender, Tsid requestId, LenderReply reply) {
        ApplicationId id = new ApplicationId(requestId.value());
        if (!read.isOf(id, lender)) {
            return false;
        }
        try {
            take.take(id, reply);
        } catch (LenderFault e) {
            throw new DomainException(LoanError.LENDER_ANSWER_INVALID);
        }
        return true;
    }
}
