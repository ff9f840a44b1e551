package pay.merchant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant is with us. */
@RestController
@RequestMapping("/v1/pay/merchant")
@Tag(name = "Pay")
class MerchantController {
    private final FindMerchant merchants;

    MerchantController(FindMerchant merchants) {
        this.merchants = merchants;
    }

    /**
     * The merchant whose key it is.
     *
     * @param live whether the key is a live one
     */
    @Schema(name = "Merchant")
    record MerchantView(@Schema(example = "695784701952131072") MerchantId id, @Schema(example = "마당서점") String name,
            MerchantStatus status, boolean live) {
        static MerchantView of(Merchant merchant, boolean live) {
            return new MerchantView(merchant.id(), merchant.name(), merchant.status(), live);
        }
    }

    @Operation(summary = "The merchant whose secret key it is")
    @GetMapping
    MerchantView read(CallingMerchant caller) {
        return MerchantView.of(merchants.find(caller.id()), caller.live());
    }
}
