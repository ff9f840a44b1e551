package commerce.order;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an order goes. The postal code's zone is the quote's. */
public record DeliveryRequest(@NotBlank @Size(max = 40) @Schema(example = "김마당") String recipient,
        @NotNull @Pattern(regexp = "0[0-9]{8,10}") @Schema(example = "01012345678") String phone,
        @NotNull @Pattern(regexp = "[0-9]{5}") @Schema(example = "06236") String postalCode,
        @NotBlank @Size(max = 120) @Schema(example = "서울특별시 강남구 테헤란로 152") String address,
        @Schema(nullable = true, example = "10층") @Size(min = 1, max = 80) @Nullable String addressDetail,
        @Schema(nullable = true, example = "문 앞에 놓아 주세요") @Size(min = 1, max = 80) @Nullable String memo) {
    public Delivery delivery() {
        return new Delivery(recipient, phone, postalCode, address, addressDetail, memo);
    }
}
