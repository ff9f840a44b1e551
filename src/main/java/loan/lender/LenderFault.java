package loan.lender;

/** A lender that cannot be reached or answers nonsense. */
public class LenderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LenderFault(String what) {
        super(what);
    }

    public LenderFault(String what, Throwable cause) {
        super(what, cause);
    }
}
