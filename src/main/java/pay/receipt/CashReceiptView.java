package pay.receipt;

import java.time.Instant;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A cash receipt, or the cancel of a part of one, as a person sees it.
 *
 * @param issueNumber counted within the day
 * @param customerIdentityNumber masked, unless it is a business's
 * @param amount all of it; supplied, vat and taxFreeAmount add up to it
 */
@Schema(name = "CashReceipt")
public record CashReceiptView(@Schema(example = "695784701952131072") Tsid receiptId,
        @Schema(example = "ISSUE", allowableValues = {
                "ISSUE", "CANCEL"}) String transactionType,
        CashReceiptType type,
        @Schema(example = "000000017") String issueNumber, LocalDate issuedOn,
        @Schema(example = "010-****-5678") String customerIdentityNumber, @Schema(example = "37400") Won amount,
        @Schema(example = "34000") Won supplied, @Schema(example = "3400") Won vat,
        @Schema(example = "0") Won taxFreeAmount, Instant issuedAt) {
    static CashReceiptView of(CashReceipt receipt) {
        return new CashReceiptView(new Tsid(receipt.id()), receipt.kind().name(), receipt.to().type(),
                receipt.issueNumber(), receipt.issuedOn(), receipt.to().masked(), receipt.amount().total(),
                receipt.supplied(), receipt.vat(), receipt.amount().taxFree(), receipt.at());
    }
}
