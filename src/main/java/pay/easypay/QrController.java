package pay.easypay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import pay.offline.CodeImage;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;

/** QR codes that merchants show (EMVCo, merchant-presented mode 1.1), and members scan. */
@RestController
class QrController {
    private static final String FOR_MERCHANTS = "Pay for merchants";

    private final ReadQr readQr;
    private final OwnPayments own;

    QrController(ReadQr readQr, OwnPayments own) {
        this.readQr = readQr;
        this.own = own;
    }

    /** What is to be drawn as a QR code. */
    @Schema(name = "MerchantQr")
    record QrView(
            @Schema(example = "00020101021126360013kr.madang.pay01156957847019521310725204000053034105802KR5904마당서점6005SEOUL63041A2B") String text) {}

    /**
     * What a member has scanned.
     *
     * @param amount of a code that says none
     */
    record CheckoutScanRequest(
            @Schema(example = "00020101021126360013kr.madang.pay01156957847019521310725204000053034105802KR5904마당서점6005SEOUL63041A2B") @NotNull @Size(max = 512) String text,
            @Schema(example = "9000", minimum = "1") @Positive @Max(1_000_000_000) @Nullable Won amount) {}

    @Operation(summary = "Scan a merchant's QR code", description = """
            One of a sale leads to its payment. For one that always stays the same the member says the amount, and approving the
            payment takes it at once.""")
    @Tag(name = "Pay")
    @Refuses({"MERCHANT_QR_INVALID", "MERCHANT_QR_AMOUNT_NEEDED", "PAYMENT_NOT_FOUND", "MERCHANT_NOT_FOUND",
            "MERCHANT_NOT_APPROVED"})
    @PostMapping("/v1/pay/checkouts")
    CheckoutView scan(MemberCaller caller, @Valid @RequestBody CheckoutScanRequest request) {
        return readQr.read(caller.memberId(), request.text(), request.amount());
    }

    @Operation(summary = "The merchant's QR code", description = "It always stays the same, and the member says the amount. Of the live key's alone, since it takes money.")
    @Tag(name = FOR_MERCHANTS)
    @Refuses("LIVE_KEY_NEEDED")
    @GetMapping("/v1/pay/merchant/qr")
    QrView shop(CallingMerchant merchant) {
        return new QrView(readQr.ofShop(merchant).text());
    }

    @Operation(summary = "The merchant's QR code as a picture")
    @ApiResponse(responseCode = "200", description = "A picture", content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("PNG…")))
    @Tag(name = FOR_MERCHANTS)
    @Refuses("LIVE_KEY_NEEDED")
    @GetMapping(path = "/v1/pay/merchant/qr/image", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] shopImage(CallingMerchant merchant) {
        return CodeImage.qr(shop(merchant).text());
    }

    @Operation(summary = "The QR code of a payment", description = "Its order's id has 25 characters at most.")
    @Tag(name = FOR_MERCHANTS)
    @Refuses({"PAYMENT_NOT_FOUND", "MERCHANT_QR_ORDER_ID_TOO_LONG"})
    @GetMapping("/v1/pay/payments/{paymentKey}/qr")
    QrView sale(CallingMerchant merchant, @PathVariable @Size(max = 22) String paymentKey) {
        return new QrView(readQr.ofSale(merchant, own.read(merchant, PaymentKey.of(paymentKey))).text());
    }

    @Operation(summary = "The QR code of a payment as a picture")
    @ApiResponse(responseCode = "200", description = "A picture", content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("PNG…")))
    @Tag(name = FOR_MERCHANTS)
    @Refuses({"PAYMENT_NOT_FOUND", "MERCHANT_QR_ORDER_ID_TOO_LONG"})
    @GetMapping(path = "/v1/pay/payments/{paymentKey}/qr/image", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] saleImage(CallingMerchant merchant, @PathVariable @Size(max = 22) String paymentKey) {
        return CodeImage.qr(sale(merchant, paymentKey).text());
    }
}
