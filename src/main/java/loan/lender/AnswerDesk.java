package loan.lender;

import platform.id.Tsid;

/** Where the answers arrive that lenders give later, by call-back. */
public interface AnswerDesk {
    /**
     * Takes an answer.
     *
     * @return false when this desk sent that lender no such request
     */
    boolean take(LenderId lender, Tsid requestId, LenderReply reply);
}
