package pay.offline;

import java.time.Instant;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

/** What a member's device needs to pay in a shop. */
@RestController
@RequestMapping("/v1/pay/offline")
@Tag(name = "Pay")
class OfflineController {
    private final EnrolDevice enrolDevice;
    private final OwnDevice own;

    OfflineController(EnrolDevice enrolDevice, OwnDevice own) {
        this.enrolDevice = enrolDevice;
        this.own = own;
    }

    /**
     * What is agreed on with the device.
     *
     * @param pointsFirst whether points are spent before money
     * @param signedAt by the device's clock, in milliseconds since 1970; at most five minutes from ours, and later each time
     */
    record OfflineDeviceRequest(@Schema(example = "true") @NotNull Boolean pointsFirst,
            @Schema(example = "1795780000000", minimum = "1") @NotNull @Positive Long signedAt) {}

    /** What pays. */
    record OfflineTendersRequest(@Schema(example = "true") @NotNull Boolean pointsFirst) {}

    /** What a device makes its codes of: `31`, the handle, eight digits of RFC 6238, and two check digits of ISO/IEC 7064 MOD 97-10. */
    record OfflineSecret(@Schema(description = "twelve digits", example = "000123456789") String handle,
            @Schema(description = "base64, 32 bytes: the key of RFC 6238 with HMAC-SHA-256, eight digits and steps of 30 seconds; told once", example = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=") String secret) {}

    /**
     * How it stands with a device.
     *
     * @param locked after five wrong codes in a row: it has to be set up again
     */
    @Schema(name = "OfflineDevice")
    record DeviceView(boolean pointsFirst, boolean locked) {}

    /** A code to be shown, until there is the next one. */
    @Schema(name = "OfflineCode")
    record CodeView(@Schema(example = "310001234567890461192445") String code, Instant validUntil) {}

    @Operation(summary = "Let this device make codes for shops", description = """
            Shares a new secret with it, in place of the one before; after five wrong codes in a row it is needed again. Signed by
            the device: ES256 over the UTF-8 text `madang.pay.offline-device.v1`, the device's id and `signedAt`, one below the
            other, separated by line feeds.""")
    @Refuses({"WALLET_CLOSED", "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PutMapping("/device")
    ResponseEntity<OfflineSecret> enrol(MemberCaller caller,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody OfflineDeviceRequest request) {
        OfflineDevice device = enrolDevice.enrol(caller, request.pointsFirst(), request.signedAt(), signature);
        return unstored().body(new OfflineSecret(String.format(Locale.ROOT, "%012d", device.handle()),
                device.secret().base64()));
    }

    @Operation(summary = "How it stands with this device's codes")
    @Refuses("OFFLINE_DEVICE_NOT_FOUND")
    @GetMapping("/device")
    DeviceView read(MemberCaller caller) {
        OfflineDevice device = own.find(caller);
        return new DeviceView(device.pointsFirst(), device.isLocked());
    }

    @Operation(summary = "Choose whether points are spent before money")
    @ApiResponse(responseCode = "204", description = "Chosen")
    @Refuses("OFFLINE_DEVICE_NOT_FOUND")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PutMapping("/device/tenders")
    void choose(MemberCaller caller, @Valid @RequestBody OfflineTendersRequest request) {
        own.spendPointsFirst(caller, request.pointsFirst());
    }

    @Operation(summary = "Let this device make no codes any more")
    @ApiResponse(responseCode = "204", description = "Its secret is erased")
    @Refuses("OFFLINE_DEVICE_NOT_FOUND")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/device")
    void remove(MemberCaller caller) {
        own.remove(caller);
    }

    @Operation(summary = "The code of this moment", description = "For an app that does not make it by itself.")
    @Refuses({"OFFLINE_DEVICE_NOT_FOUND", "OFFLINE_DEVICE_LOCKED"})
    @GetMapping("/code")
    ResponseEntity<CodeView> code(MemberCaller caller) {
        OwnDevice.Shown shown = own.code(caller);
        return unstored().body(new CodeView(shown.code(), shown.until()));
    }

    @Operation(summary = "The code of this moment as a barcode", description = "Code 128.")
    @ApiResponse(responseCode = "200", description = "A picture", content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("PNG…")))
    @Refuses({"OFFLINE_DEVICE_NOT_FOUND", "OFFLINE_DEVICE_LOCKED"})
    @GetMapping(path = "/code/barcode", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> barcode(MemberCaller caller) {
        return unstored().body(CodeImage.barcode(own.code(caller).code()));
    }

    @Operation(summary = "The code of this moment as a QR code")
    @ApiResponse(responseCode = "200", description = "A picture", content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("PNG…")))
    @Refuses({"OFFLINE_DEVICE_NOT_FOUND", "OFFLINE_DEVICE_LOCKED"})
    @GetMapping(path = "/code/qr", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> qr(MemberCaller caller) {
        return unstored().body(CodeImage.qr(own.code(caller).code()));
    }

    /** As good as money for a minute. */
    private static ResponseEntity.BodyBuilder unstored() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }
}
