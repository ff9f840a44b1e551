package loan.lender;

import platform.id.Tsid;

/** A line that nobody is to call, but for what a test says otherwise. */
public class SilentLine implements LenderLine {
    @Override
    public LenderReply inquire(Lender lender, LenderInquiry inquiry) {
        throw new AssertionError();
    }

    @Override
    public void handOver(Lender lender, LenderFile file) {
        throw new AssertionError();
    }

    @Override
    public LenderReply apply(Lender lender, LoanRequest request) {
        throw new AssertionError();
    }

    @Override
    public boolean payOut(Lender lender, Tsid application) {
        throw new AssertionError();
    }
}
