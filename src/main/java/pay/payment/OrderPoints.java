package pay.payment;

import java.util.Optional;

/** Points that members get for paying orders. */
public interface OrderPoints {
    /** What its member can expect, or was promised, for one; empty: nothing. */
    Optional<CashbackView> of(Payment payment);
}
