# The production image: web, worker and beat are the same image with another command (compose.yml).
# PostgreSQL and Valkey run elsewhere; DATABASE_URL and REDIS_URL name them.
FROM python:3.13-slim-trixie AS build
COPY requirements/production.txt /tmp/
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/production.txt

FROM python:3.13-slim-trixie
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=helpdesk.settings.prod \
    DATA_DIR=/data \
    STATIC_ROOT=/app/staticfiles
RUN useradd --system --uid 10001 --home-dir /data --create-home amends
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
# Production settings refuse to load half configured; collecting the static files uses none of these values.
RUN DATABASE_URL=postgresql:///unused REDIS_URL=redis://unused EMAIL_URL=consolemail:// \
    BASE_URL=https://unused.example ALLOWED_HOSTS=unused.example SUPPORT_ADDRESS=unused@unused.example \
    SECRET_KEY=$(head -c 48 /dev/urandom | base64 -w0) \
    python manage.py collectstatic --no-input --verbosity 0
USER amends
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "helpdesk.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
