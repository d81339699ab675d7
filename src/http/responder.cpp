// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/responder.h"

#include "http/connection.h"

namespace evision::http {

bool Responder::isOpen() const noexcept
{
    return m_exchange && m_exchange->connection;
}

void Responder::send(const Response &response) const
{
    if (isOpen())
        m_exchange->connection->answer(response);
}

std::string Responder::bytesOf(const Response &response) const
{
    return isOpen() ? m_exchange->connection->bytesOf(response, Connection::After::Close) : std::string();
}

bool Responder::sendRaw(std::string_view bytes) const
{
    return isOpen() && m_exchange->connection->sendRaw(bytes);
}

void Responder::finish() const
{
    if (isOpen())
        m_exchange->connection->finishRaw();
}

void Responder::abort() const
{
    if (isOpen())
        m_exchange->connection->drop();
}

} // namespace evision::http
