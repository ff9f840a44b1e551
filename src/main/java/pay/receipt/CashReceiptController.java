package pay.receipt;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** The cash receipts of a member's payments. */
@RestController
@RequestMapping("/v1/pay/cash-receipts")
@Tag(name = "Pay")
class CashReceiptController {
    private final ReadReceipts receipts;

    CashReceiptController(ReadReceipts receipts) {
        this.receipts = receipts;
    }

    @Operation(summary = "Cash receipts of what the member paid, latest first")
    @GetMapping
    CursorPage<CashReceiptView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return receipts.ofMember(caller.memberId(), page);
    }
}
