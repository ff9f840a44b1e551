package loan.application;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

/** The files that go with an application. */
@RestController
@RequestMapping("/v1/loan/applications/{id}/attachments")
@Tag(name = "loan")
class AttachmentController {
    /** What is refused as too large is read first. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final AttachFile attach;
    private final DetachFile detach;
    private final ReadAttachments read;

    AttachmentController(AttachFile attach, DetachFile detach, ReadAttachments read) {
        this.attach = attach;
        this.detach = detach;
        this.read = read;
    }

    /** A file. */
    @Schema(name = "LoanAttachmentUpload")
    record Upload(@NotNull DocumentKind kind,
            @NotNull @Size(max = MOST_CHARACTERS) @Pattern(regexp = "[A-Za-z0-9+/]+={0,2}") @Schema(description = "PDF, PNG or JPEG of at most 700 KB, in base64", example = "/9j/2Q==") String content) {}

    /** What is there. */
    @Schema(name = "LoanAttachment")
    record View(AttachmentId id, DocumentKind kind, @Schema(example = "application/pdf") String mediaType,
            @Schema(description = "bytes", example = "48211") int size,
            @Schema(description = "hexadecimal", example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String sha256,
            Instant uploadedAt) {
        static View of(Attachment it) {
            return new View(it.id(), it.kind(), it.type().mediaType(), it.size(), it.sha256(), it.uploadedAt());
        }
    }

    /** All of them: there are at most five. */
    @Schema(name = "LoanAttachments")
    record Views(List<View> items) {}

    @Operation(summary = "Attach a file to an application", description = "Before it is submitted. What it is, is told by its content, not by a name. The same file again is the attachment that is there. The lender gets it when the application is submitted.")
    @ApiResponse(responseCode = "201", description = "Kept, encrypted")
    @Refuses({"APPLICATION_NOT_FOUND", "APPLICATION_STATE_WRONG", "ATTACHMENT_UNREADABLE", "ATTACHMENT_TOO_LARGE",
            "TOO_MANY_ATTACHMENTS", "TOO_MANY_UNSUBMITTED_ATTACHMENTS", "BORROWER_LEFT"})
    @PostMapping
    ResponseEntity<View> attach(MemberCaller caller, @PathVariable ApplicationId id,
            @Valid @RequestBody Upload upload) {
        Attachment attachment = attach.attach(caller.memberId(), id, upload.kind(), upload.content());
        return ResponseEntity
                .created(URI.create(
                        "/v1/loan/applications/" + id.value() + "/attachments/" + attachment.id().value()))
                .body(View.of(attachment));
    }

    @Operation(summary = "The files of an application, oldest first")
    @Refuses("APPLICATION_NOT_FOUND")
    @GetMapping
    Views list(MemberCaller caller, @PathVariable ApplicationId id) {
        return new Views(read.of(caller.memberId(), id).stream().map(View::of).toList());
    }

    @Operation(summary = "A file of an application")
    @ApiResponse(responseCode = "200", description = "Its content", content = {
            @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("%PDF-1.7…")),
            @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("PNG…")),
            @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("JFIF…"))})
    @Refuses({"APPLICATION_NOT_FOUND", "ATTACHMENT_NOT_FOUND"})
    @GetMapping("/{attachmentId}")
    ResponseEntity<byte[]> read(MemberCaller caller, @PathVariable ApplicationId id,
            @PathVariable AttachmentId attachmentId) {
        ReadAttachments.File file = read.file(caller.memberId(), id, attachmentId);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(file.attachment().type().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(attachmentId.value() + "." + file.attachment().type().name().toLowerCase(Locale.ROOT))
                        .build()
                        .toString())
                .body(file.content());
    }

    @Operation(summary = "Take a file back", description = "Before the application is submitted.")
    @ApiResponse(responseCode = "204", description = "It is erased")
    @Refuses({"APPLICATION_NOT_FOUND", "APPLICATION_STATE_WRONG", "ATTACHMENT_NOT_FOUND"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{attachmentId}")
    void detach(MemberCaller caller, @PathVariable ApplicationId id, @PathVariable AttachmentId attachmentId) {
        detach.detach(caller.memberId(), id, attachmentId);
    }
}
