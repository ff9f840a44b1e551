package platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import platform.database.LockConflict;
import platform.database.OutOfService;

/** Knows for every exception what the caller is told; what it does not know is an internal error without details. */
@Component
class Refusals {
    private final BodyRefusals bodies;
    private final ErrorTexts texts;

    Refusals(BodyRefusals bodies, ErrorTexts texts) {
        this.bodies = bodies;
        this.texts = texts;
    }

    Refusal of(Exception exception, Locale locale) {
        return switch (exception) {
            case DomainException refused -> Refusal.of(refused);
            case HttpMessageNotReadableException unreadable -> bodies.of(unreadable, locale);
            case MethodArgumentNotValidException invalid -> ofBinding(invalid.getBindingResult(), locale);
            case BindException invalid -> ofBinding(invalid.getBindingResult(), locale);
            case HandlerMethodValidationException invalid -> ofParameters(invalid);
            case ConstraintViolationException invalid -> ofViolations(invalid);
            case MethodArgumentTypeMismatchException mismatch -> wrongType(mismatch.getName(), locale);
            case TypeMismatchException mismatch ->
                wrongType(Objects.requireNonNullElse(mismatch.getPropertyName(), ""), locale);
            case ServletRequestBindingException missing -> missing(missing, locale);
            case ErrorResponse known -> Refusal.of(PlatformError.ofStatus(known.getStatusCode().value()),
                    copyOf(known.getHeaders()));
            // What is noticed only when somebody reads it: a header with bytes that no header has, a parameter without a name, parts without ends.
            case RequestRejectedException _ -> Refusal.of(PlatformError.INVALID_REQUEST);
            case InvalidParameterException _ -> Refusal.of(PlatformError.INVALID_REQUEST);
            case MultipartException _ -> Refusal.of(PlatformError.INVALID_REQUEST);
            case ConcurrencyFailureException _ -> later(PlatformError.CONCURRENT_CHANGE);
            case CannotCreateTransactionException _ -> later(PlatformError.TEMPORARILY_UNAVAILABLE);
            // No connection was free for a transaction's first statement.
            case JDBCConnectionException _ -> later(PlatformError.TEMPORARILY_UNAVAILABLE);
            case QueryTimeoutException _ -> later(PlatformError.TEMPORARILY_UNAVAILABLE);
            case DataAccessResourceFailureException _ -> later(PlatformError.TEMPORARILY_UNAVAILABLE);
            default -> LockConflict.isIn(exception) || OutOfService.isIn(exception)
                    ? later(PlatformError.TEMPORARILY_UNAVAILABLE)
                    : Refusal.of(PlatformError.INTERNAL_ERROR);
        };
    }

    private static Refusal later(PlatformError code) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return Refusal.of(code, headers);
    }

    private Refusal ofBinding(BindingResult result, Locale locale) {
        List<Problem.FieldProblem> errors = new ArrayList<>();
        for (var error : result.getAllErrors()) {
            String field = error instanceof FieldError at ? at.getField() : error.getObjectName();
            boolean unreadable = error instanceof FieldError at && at.isBindingFailure();
            errors.add(unreadable
                    ? fieldProblem(field, FieldRule.WRONG_TYPE, locale)
                    : new Problem.FieldProblem(field, FieldRule.codeOf(error.getCode()), textOf(error)));
        }
        return Refusal.ofFields(PlatformError.INVALID_REQUEST, errors);
    }

    private static Refusal ofParameters(HandlerMethodValidationException invalid) {
        List<Problem.FieldProblem> errors = new ArrayList<>();
        for (var parameter : invalid.getParameterValidationResults()) {
            String name = Objects.requireNonNullElse(parameter.getMethodParameter().getParameterName(), "");
            for (MessageSourceResolvable error : parameter.getResolvableErrors()) {
                String field = error instanceof FieldError at ? at.getField() : name;
                errors.add(new Problem.FieldProblem(field, FieldRule.codeOf(lastCode(error)), textOf(error)));
            }
        }
        return errors.isEmpty()
                ? Refusal.of(PlatformError.INVALID_REQUEST)
                : Refusal.ofFields(PlatformError.INVALID_REQUEST, errors);
    }

    private static Refusal ofViolations(ConstraintViolationException invalid) {
        List<Problem.FieldProblem> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : invalid.getConstraintViolations()) {
            String path = violation.getPropertyPath().toString();
            String rule = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
            errors.add(new Problem.FieldProblem(path.substring(path.indexOf('.') + 1), FieldRule.codeOf(rule),
                    violation.getMessage()));
        }
        return Refusal.ofFields(PlatformError.INVALID_REQUEST, errors);
    }

    private Refusal missing(ServletRequestBindingException missing, Locale locale) {
        String name = switch (missing) {
            case org.springframework.web.bind.MissingServletRequestParameterException at -> at.getParameterName();
            case org.springframework.web.bind.MissingRequestHeaderException at -> at.getHeaderName();
            case org.springframework.web.bind.MissingRequestCookieException at -> at.getCookieName();
            default -> "";
        };
        return Refusal.ofFields(PlatformError.INVALID_REQUEST,
                List.of(fieldProblem(name, FieldRule.REQUIRED, locale)));
    }

    private Refusal wrongType(String field, Locale locale) {
        return Refusal.ofFields(PlatformError.INVALID_REQUEST,
                List.of(fieldProblem(field, FieldRule.WRONG_TYPE, locale)));
    }

    private Problem.FieldProblem fieldProblem(String field, FieldRule rule, Locale locale) {
        return rule.problem(field, texts, locale);
    }

    private static String textOf(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "");
    }

    private static @Nullable String lastCode(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? null : codes[codes.length - 1];
    }

    private static HttpHeaders copyOf(HttpHeaders headers) {
        HttpHeaders copy = new HttpHeaders();
        copy.putAll(headers);
        return copy;
    }
}
