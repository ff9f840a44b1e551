package pay.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.springframework.stereotype.Component;
import pay.merchant.MerchantId;
import platform.money.Won;

/** What a sale costs a merchant on a day. */
@Component
class SaleFees {
    private static final BigDecimal USUAL_PERCENT = new BigDecimal("2.5");

    /** The fee of a sale, VAT included, rounded half-up. */
    Won of(MerchantId merchant, Won amount, LocalDate day) {
        return Won.of(BigDecimal.valueOf(amount.amount()).multiply(USUAL_PERCENT).movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
