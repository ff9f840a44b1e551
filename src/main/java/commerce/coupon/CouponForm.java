package commerce.coupon;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/** What somebody fills in who wants to offer a coupon; the most that is taken off is of a percentage, else nothing. */
record CouponForm(@NotBlank @Size(max = 60) String name, @NotNull Coupon.Kind kind,
        @NotNull @Pattern(regexp = CouponForm.WON) String value,
        @Nullable @Pattern(regexp = "|" + CouponForm.WON) String most,
        @NotNull @Pattern(regexp = CouponForm.WON) String minimum,
        @NotNull @Pattern(regexp = "[1-9][0-9]{0,5}") String stock, @NotNull LocalDate from,
        @NotNull LocalDate until) {
    private static final String WON = "[1-9][0-9]{0,8}";

    CouponTerms terms() {
        return new CouponTerms(name.strip(), kind, Long.parseLong(value),
                most == null || most.isEmpty() ? null : Won.of(Long.parseLong(most)),
                Won.of(Long.parseLong(minimum)), Integer.parseInt(stock), from, until);
    }
}
